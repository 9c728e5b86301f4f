# The edge. GET and HEAD answers are kept on the cached paths; POST is always passed on.

locals {
  cdn_certificate = regex("^(?P<id>[0-9]+)-(?P<region>.+)$", var.cdn_certificate_id)

  # Functions of the CDN and their arguments. The names are the API's own; a wrong one is found only
  # when it is deployed.
  cdn_functions = {
    https_force       = { enable = "on", https_rewrite = "308" }
    https_option      = { http2 = "on" }
    https_tls_version = { tls10 = "off", tls11 = "off", tls12 = "on", tls13 = "on" }
    HSTS              = { enabled = "on", https_hsts_max_age = "31536000", https_hsts_include_subdomains = "on" }

    # The origin is called by its own name, by TLS alone.
    forward_scheme      = { enable = "on", scheme_origin = "https" }
    https_origin_sni    = { enabled = "on", https_origin_sni = var.api_domain }
    set_req_host_header = { domain_name = var.api_domain }
    forward_timeout     = { forward_timeout = tostring(var.cdn_origin_timeout_seconds) }

    gzip   = { enable = "on" }
    brotli = { enable = "on" }
  }

  # Security headers on every answer.
  cdn_headers = {
    X-Content-Type-Options = "nosniff"
    X-Frame-Options        = "DENY"
    Referrer-Policy        = "no-referrer"
  }
}

resource "alicloud_cdn_domain_new" "cdn" {
  domain_name = var.cdn_domain
  cdn_type    = "web"
  scope       = var.cdn_scope

  sources {
    type     = "domain"
    content  = var.api_domain
    port     = 443
    priority = 20
    weight   = 10
  }

  certificate_config {
    cert_type                 = "cas"
    cert_id                   = local.cdn_certificate.id
    cert_region               = local.cdn_certificate.region
    server_certificate_status = "on"
  }

  tags = local.tags
}

resource "alicloud_cdn_domain_config" "cdn_function" {
  for_each = local.cdn_functions

  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = each.key

  dynamic "function_args" {
    for_each = each.value

    content {
      arg_name  = function_args.key
      arg_value = function_args.value
    }
  }
}

resource "alicloud_cdn_domain_config" "cdn_header" {
  for_each = local.cdn_headers

  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "set_resp_header"

  dynamic "function_args" {
    for_each = { header_operation_type = "add", key = each.key, value = each.value, duplicate = "off" }

    content {
      arg_name  = function_args.key
      arg_value = function_args.value
    }
  }
}

# Tells the API that the CDN is calling.
resource "alicloud_cdn_domain_config" "cdn_origin_secret" {
  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "origin_request_header"

  function_args {
    arg_name  = "header_operation_type"
    arg_value = "add"
  }

  function_args {
    arg_name  = "header_name"
    arg_value = "X-Origin-Verify"
  }

  function_args {
    arg_name  = "header_value"
    arg_value = var.cdn_origin_secret
  }

  function_args {
    arg_name  = "duplicate"
    arg_value = "off"
  }
}

resource "alicloud_alidns_record" "cdn_cdn" {
  domain_name = local.cdn_zone
  rr          = local.cdn_record
  type        = "CNAME"
  value       = alicloud_cdn_domain_new.cdn.cname
  ttl         = 600
}
