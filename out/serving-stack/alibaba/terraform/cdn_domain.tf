# The name that clients call.

# The zone exists already. Alibaba Cloud knows zones by their names.
locals {
  cdn_zone = local.api_zone
}

locals {
  # What of the name stands before the zone.
  cdn_record = trimsuffix(var.cdn_domain, ".${local.api_zone}")
}
