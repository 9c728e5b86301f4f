# The name that clients call. It is asked for anew after ten minutes: a shorter life is sold apart.

resource "alicloud_alidns_record" "main" {
  domain_name = local.zone
  rr          = trimsuffix(var.domain, ".${var.zone}")
  type        = "CNAME"
  value       = alicloud_alb_load_balancer.main.dns_name
  ttl         = 600
}
