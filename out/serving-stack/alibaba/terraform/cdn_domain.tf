# The name that clients call.

locals {
  # The zone exists already. Alibaba Cloud knows zones by their names.
  cdn_zone = local.api_zone

  # What of the name stands before the zone.
  cdn_record = trimsuffix(var.cdn_domain, ".${local.api_zone}")
}
