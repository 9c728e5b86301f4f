# Model servers with numbers of their own: one more or fewer leaves the others alone.

locals {
  zones   = ["ap-southeast-1a", "ap-southeast-1b"]
  servers = { for index in range(var.server_count) : format("%02d", index + 1) => element(local.zones, index) }

  data_disks = local.servers

  user_data = {
    for key in keys(local.servers) : key => base64encode(templatefile("${path.module}/cloud-init.yaml", {
      image = var.image
      port  = var.port
    }))
  }
}

data "alicloud_images" "ubuntu" {
  owners        = "system"
  name_regex    = "^ubuntu_24_04_x64"
  instance_type = var.machine_type
  most_recent   = true
}

# A server reads its user data once, at its first boot, so a change of it replaces the server.
resource "terraform_data" "user_data" {
  for_each = local.user_data

  input = each.value
}

resource "alicloud_instance" "server" {
  for_each = local.servers

  instance_name = "${var.name}-${each.key}"
  host_name     = "${var.name}-${each.key}"
  instance_type = var.machine_type
  image_id      = data.alicloud_images.ubuntu.images[0].id

  vswitch_id                 = alicloud_vswitch.server[each.value].id
  security_groups            = [alicloud_security_group.server.id]
  internet_max_bandwidth_out = 0

  system_disk_category  = "cloud_essd"
  system_disk_size      = var.system_disk_gib
  system_disk_encrypted = true

  user_data = local.user_data[each.key]

  # Metadata answers only to a session's token, so a request that is forged through the model server
  # reads no credentials.
  http_endpoint                 = "enabled"
  http_tokens                   = "required"
  security_enhancement_strategy = "Active"

  instance_charge_type = "PostPaid"
  deletion_protection  = var.deletion_protection

  tags        = local.tags
  volume_tags = local.tags

  lifecycle {
    # A newer machine image is for new servers: it does not replace one that runs.
    ignore_changes = [image_id]

    # User data that changes in place restarts a server, and no more.
    replace_triggered_by = [terraform_data.user_data[each.key]]
  }

  # Servers need their way out to boot.
  depends_on = [alicloud_snat_entry.server]
}

# Disks of their own, which outlive the replacement of a server.
resource "alicloud_ecs_disk" "data" {
  for_each = local.data_disks

  disk_name = "${var.name}-data-${each.key}"
  zone_id   = each.value

  category          = "cloud_essd"
  performance_level = "PL1"
  size              = var.data_disk_gib
  encrypted         = true

  delete_with_instance = false

  tags = local.tags
}

resource "alicloud_ecs_disk_attachment" "data" {
  for_each = alicloud_ecs_disk.data

  disk_id     = each.value.id
  instance_id = alicloud_instance.server[each.key].id
}
