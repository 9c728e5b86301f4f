terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}

variable "name" {
  type = string
}

variable "cidr" {
  type = string
}

variable "zones" {
  type = list(string)
}

variable "rows" {
  type = map(number)
}

variable "admins" {
  type = list(string)
}

variable "tags" {
  type    = map(string)
  default = {}
}

locals {
  switches = merge([
    for row, start in var.rows : {
      for index, zone in var.zones : "${row}-${zone}" => {
        row  = row
        zone = zone
        cidr = cidrsubnet(var.cidr, 8, start + index)
      }
    }
  ]...)
}

resource "alicloud_vpc" "this" {
  vpc_name   = var.name
  cidr_block = var.cidr
  tags       = var.tags
}

resource "alicloud_vswitch" "this" {
  for_each = local.switches

  vswitch_name = "${var.name}-${each.key}"
  vpc_id       = alicloud_vpc.this.id
  zone_id      = each.value.zone
  cidr_block   = each.value.cidr
  tags         = merge(var.tags, { row = each.value.row })
}

resource "alicloud_security_group" "this" {
  security_group_name = var.name
  vpc_id              = alicloud_vpc.this.id
  inner_access_policy = "Drop"
}

resource "alicloud_security_group_rule" "ssh" {
  for_each = toset(var.admins)

  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "22/22"
  security_group_id = alicloud_security_group.this.id
  cidr_ip           = each.value
}

resource "alicloud_security_group_rule" "web" {
  for_each = { for port in [80, 443] : tostring(port) => port }

  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "${each.value}/${each.value}"
  security_group_id = alicloud_security_group.this.id
  cidr_ip           = "0.0.0.0/0"
}

output "vpc_id" {
  value = alicloud_vpc.this.id
}

output "vswitch_ids" {
  value = {
    for row in keys(var.rows) : row => [
      for key, one in alicloud_vswitch.this : one.id if startswith(key, "${row}-")
    ]
  }
}

output "security_group_id" {
  value = alicloud_security_group.this.id
}
