# The name that clients call. It is asked for anew after ten minutes: a shorter life is sold apart.

resource "alicloud_alidns_record" "api" {
  domain_name = local.api_zone
  rr          = trimsuffix(var.api_domain, ".${var.api_zone}")
  type        = "CNAME"
  value       = alicloud_alb_load_balancer.api.dns_name
  ttl         = 600
}
