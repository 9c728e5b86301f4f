terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.289"
    }
  }
}

variable "zones" {
  type    = list(string)
  default = ["cn-hangzhou-h", "cn-hangzhou-i"]
}

variable "workers" {
  type    = number
  default = 2
}

variable "key_pair" {
  type    = string
  default = null
}

variable "disks" {
  type    = list(object({ name = string, size = number, category = optional(string, "cloud_essd") }))
  default = []
}

locals {
  user_data = <<-EOT
    #!/bin/sh
    %{~for disk in var.disks}
    mkdir -p /data/${disk.name}
    %{~endfor}
    %{if var.workers > 1}echo "$${HOSTNAME} of ${var.workers}"%{else}echo alone%{endif}
  EOT
}

data "alicloud_images" "ubuntu" {
  name_regex  = "^ubuntu_24"
  owners      = "system"
  most_recent = true
}

resource "alicloud_vpc" "main" {
  vpc_name   = "workers"
  cidr_block = "172.16.0.0/12"
}

resource "alicloud_vswitch" "zone" {
  count = length(var.zones)

  vpc_id     = alicloud_vpc.main.id
  zone_id    = var.zones[count.index]
  cidr_block = cidrsubnet(alicloud_vpc.main.cidr_block, 4, count.index)
}

resource "alicloud_security_group" "workers" {
  security_group_name = "workers"
  vpc_id              = alicloud_vpc.main.id
}

resource "alicloud_security_group_rule" "inside" {
  for_each = { ssh = 22, metrics = 9100 }

  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "${each.value}/${each.value}"
  security_group_id = alicloud_security_group.workers.id
  cidr_ip           = alicloud_vpc.main.cidr_block
}

resource "alicloud_instance" "worker" {
  count = var.workers

  instance_name   = format("worker-%02d", count.index)
  image_id        = data.alicloud_images.ubuntu.images[0].id
  instance_type   = "ecs.g7.xlarge"
  vswitch_id      = element(alicloud_vswitch.zone[*].id, count.index)
  security_groups = alicloud_security_group.workers[*].id
  key_name        = var.key_pair
  user_data       = base64encode(local.user_data)
  http_tokens     = "required"

  system_disk_encrypted = true

  dynamic "data_disks" {
    for_each = var.disks
    iterator = disk

    content {
      name     = disk.value.name
      size     = disk.value.size
      category = disk.value.category
    }
  }

  lifecycle {
    ignore_changes = [image_id, data_disks]
  }
}

output "addresses" {
  value = {
    for worker in alicloud_instance.worker : worker.instance_name => worker.private_ip
    if worker.private_ip != ""
  }
}

output "last" {
  value = alicloud_instance.worker[var.workers - 1].private_ip
}
