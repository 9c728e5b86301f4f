# The name that clients call.

resource "alicloud_alidns_domain" "cdn" {
  domain_name = var.cdn_zone
  remark      = "Zone of ${local.cdn_name}"
  tags        = local.tags
}

locals {
  cdn_zone = alicloud_alidns_domain.cdn.domain_name

  # What of the name stands before the zone.
  cdn_record = trimsuffix(var.cdn_domain, ".${var.cdn_zone}")
}
