# Two vSwitches in every zone. The load balancer lives in the first row; servers live in the second,
# have no public address and cannot be reached from the internet.

locals {
  # The load balancer's blocks count from the start of the network and the servers' from its middle,
  # so a zone can be added later without renumbering those that exist.
  load_balancer_blocks = {
    "ap-southeast-1a" = cidrsubnet(var.network_cidr, 4, 0)
    "ap-southeast-1b" = cidrsubnet(var.network_cidr, 4, 1)
  }
  server_blocks = {
    "ap-southeast-1a" = cidrsubnet(var.network_cidr, 4, 8)
    "ap-southeast-1b" = cidrsubnet(var.network_cidr, 4, 9)
  }
}

resource "alicloud_vpc" "main" {
  vpc_name   = var.name
  cidr_block = var.network_cidr

  tags = local.tags
}

resource "alicloud_vswitch" "load_balancer" {
  for_each = local.load_balancer_blocks

  vswitch_name = "${var.name}-load-balancer-${each.key}"
  vpc_id       = alicloud_vpc.main.id
  zone_id      = each.key
  cidr_block   = each.value

  tags = local.tags
}

resource "alicloud_vswitch" "server" {
  for_each = local.server_blocks

  vswitch_name = "${var.name}-server-${each.key}"
  vpc_id       = alicloud_vpc.main.id
  zone_id      = each.key
  cidr_block   = each.value

  tags = local.tags
}

# One NAT gateway for all zones, which moves to another zone by itself if its own fails.
resource "alicloud_nat_gateway" "main" {
  nat_gateway_name = var.name
  vpc_id           = alicloud_vpc.main.id
  vswitch_id       = alicloud_vswitch.load_balancer["ap-southeast-1a"].id

  nat_type          = "Enhanced"
  availability_mode = "CrossAZ"
  payment_type      = "PayAsYouGo"

  tags = local.tags
}

resource "alicloud_eip_address" "nat" {
  address_name = "${var.name}-nat"

  bandwidth            = "200"
  internet_charge_type = "PayByTraffic"
  payment_type         = "PayAsYouGo"

  tags = local.tags
}

resource "alicloud_eip_association" "nat" {
  allocation_id = alicloud_eip_address.nat.id
  instance_id   = alicloud_nat_gateway.main.id
  instance_type = "Nat"
}

resource "alicloud_snat_entry" "server" {
  for_each = alicloud_vswitch.server

  snat_entry_name   = "${var.name}-${each.key}"
  snat_table_id     = alicloud_nat_gateway.main.snat_table_ids
  source_vswitch_id = each.value.id
  snat_ip           = alicloud_eip_address.nat.ip_address

  # An address that is not yet bound to the gateway is refused.
  depends_on = [alicloud_eip_association.nat]
}
