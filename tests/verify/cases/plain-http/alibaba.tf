# 5:1 plain-http the bucket answers without TLS: no policy refuses what comes by plain HTTP (deny `oss:*` where `acs:SecureTransport` is `false`)
# 31:1 plain-http the edge answers by plain HTTP: nothing sets its function `https_force` (add an `alicloud_cdn_domain_config` with that function)
# 75:1 plain-http requests by plain HTTP are answered, though the load balancer has HTTPS (send them there by an `alicloud_alb_rule` of the type Redirect)

resource "alicloud_oss_bucket" "open" {
  bucket = "open"
}

resource "alicloud_oss_bucket" "closed" {
  for_each = toset(["a", "b"])

  bucket = each.key
}

resource "alicloud_oss_bucket_policy" "closed" {
  for_each = alicloud_oss_bucket.closed

  bucket = each.value.bucket
  policy = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Deny"
      Principal = ["*"]
      Action    = ["oss:*"]
      Resource  = ["acs:oss:*:*:${each.key}", "acs:oss:*:*:${each.key}/*"]
      Condition = { Bool = { "acs:SecureTransport" = ["false"] } }
    }]
  })
}

resource "alicloud_cdn_domain_new" "main" {
  domain_name = "www.example.com"
  cdn_type    = "web"

  sources {
    type    = "domain"
    content = "origin.example.com"
  }
}

resource "alicloud_cdn_domain_config" "tls" {
  domain_name   = alicloud_cdn_domain_new.main.domain_name
  function_name = "https_tls_version"

  function_args {
    arg_name  = "tls10"
    arg_value = "off"
  }
}

resource "alicloud_alb_load_balancer" "main" {
  address_type          = "Internet"
  load_balancer_edition = "Standard"
  vpc_id                = "vpc-1"

  load_balancer_billing_config {
    pay_type = "PayAsYouGo"
  }

  zone_mappings {
    zone_id    = "cn-hangzhou-i"
    vswitch_id = "vsw-1"
  }

  zone_mappings {
    zone_id    = "cn-hangzhou-j"
    vswitch_id = "vsw-2"
  }
}

locals {
  forward = "ForwardGroup"
}

resource "alicloud_alb_listener" "http" {
  load_balancer_id  = alicloud_alb_load_balancer.main.id
  listener_protocol = "HTTP"
  listener_port     = 80

  default_actions {
    type = local.forward
  }
}

resource "alicloud_alb_listener" "https" {
  load_balancer_id   = alicloud_alb_load_balancer.main.id
  listener_protocol  = "HTTPS"
  listener_port      = 443
  security_policy_id = "tls_cipher_policy_1_2_strict"

  certificates {
    certificate_id = "1234567-ap-southeast-1"
  }

  default_actions {
    type = local.forward
  }
}
