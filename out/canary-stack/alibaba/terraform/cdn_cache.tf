# The edge keeps nothing.

locals {
  cdn_lifetimes = {
    never = { folder = "/", ttl = 0, weight = 1 }
  }
}

resource "alicloud_cdn_domain_config" "cdn_lifetime" {
  for_each = local.cdn_lifetimes

  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "path_based_ttl_set"

  dynamic "function_args" {
    for_each = { path = each.value.folder, ttl = each.value.ttl, weight = each.value.weight }

    content {
      arg_name  = function_args.key
      arg_value = tostring(function_args.value)
    }
  }
}

# An error of the origin is over when it is over.
resource "alicloud_cdn_domain_config" "cdn_errors" {
  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "path_force_ttl_code"

  function_args {
    arg_name  = "path"
    arg_value = "/"
  }

  function_args {
    arg_name  = "code_string"
    arg_value = "4xx=0,5xx=0"
  }
}
