variable "network" {
  type = string
}

variable "blocks" {
  type = list(string)
}

resource "alicloud_vpc" "main" {
  cidr_block = var.network
}

resource "alicloud_vswitch" "main" {
  count = length(var.blocks)

  vpc_id     = alicloud_vpc.main.id
  zone_id    = "cn-hangzhou-i"
  cidr_block = var.blocks[count.index]
}
