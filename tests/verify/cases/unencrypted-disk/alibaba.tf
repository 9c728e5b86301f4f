# 4:1 unencrypted-disk the disk is stored in the clear (set `encrypted` to true)
# 18:3 unencrypted-disk the disk is stored in the clear (set `encrypted` to true)

resource "alicloud_ecs_disk" "main" {
  zone_id  = "cn-hangzhou-i"
  size     = 100
  category = "cloud_essd"
}

resource "alicloud_instance" "main" {
  image_id              = "ubuntu_24_04_x64_20G_alibase_20250101.vhd"
  instance_type         = "ecs.g7.large"
  security_groups       = ["sg-1"]
  vswitch_id            = "vsw-1"
  http_tokens           = "required"
  system_disk_encrypted = true

  data_disks {
    size      = 100
    encrypted = false
  }

  data_disks {
    size      = 100
    encrypted = true
  }
}
