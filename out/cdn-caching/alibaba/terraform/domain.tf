# The name that clients call.

resource "alicloud_alidns_domain" "main" {
  domain_name = var.zone
  remark      = "Zone of ${var.name}"
  tags        = local.tags
}

locals {
  zone = alicloud_alidns_domain.main.domain_name

  # What of the name stands before the zone.
  record = trimsuffix(var.domain, ".${var.zone}")
}
