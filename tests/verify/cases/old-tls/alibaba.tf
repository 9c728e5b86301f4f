# 9:3 old-tls clients may use `TLSv1.1`, which is broken
# 16:3 old-tls clients may use TLS 1.1, which is broken (set `tls11` to "off")
# 26:1 old-tls with no `security_policy_id` the listener takes clients with TLS 1.0 (name a policy of its own or `tls_cipher_policy_1_2`)
# 46:3 old-tls with `tls_cipher_policy_1_1` the listener takes clients with TLS 1.0 (name a policy of its own or `tls_cipher_policy_1_2`)

resource "alicloud_oss_bucket_https_config" "main" {
  bucket       = "main"
  enable       = true
  tls_versions = ["TLSv1.1", "TLSv1.2"]
}

resource "alicloud_cdn_domain_config" "main" {
  domain_name   = "www.example.com"
  function_name = "https_tls_version"

  dynamic "function_args" {
    for_each = { tls10 = "off", tls11 = "on", tls12 = "on" }

    content {
      arg_name  = function_args.key
      arg_value = function_args.value
    }
  }
}

resource "alicloud_alb_listener" "none" {
  load_balancer_id  = "alb-1"
  listener_protocol = "HTTPS"
  listener_port     = 443

  certificates {
    certificate_id = "1234567-ap-southeast-1"
  }

  default_actions {
    type = "ForwardGroup"
  }
}

resource "alicloud_nlb_listener" "old" {
  load_balancer_id   = "nlb-1"
  listener_protocol  = "TCPSSL"
  listener_port      = 443
  server_group_id    = "sgp-1"
  certificate_ids    = ["1234567-ap-southeast-1"]
  security_policy_id = "tls_cipher_policy_1_1"
}

variable "policy" {
  type = string
}

resource "alicloud_nlb_listener" "given" {
  load_balancer_id   = "nlb-1"
  listener_protocol  = "TCPSSL"
  listener_port      = 444
  server_group_id    = "sgp-1"
  certificate_ids    = ["1234567-ap-southeast-1"]
  security_policy_id = var.policy
}
