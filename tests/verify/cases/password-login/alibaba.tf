# 14:3 password-login a password opens the server (use `key_name`, or the cloud's own console, and no password)

variable "password" {
  type      = string
  sensitive = true
}

resource "alicloud_ess_scaling_configuration" "main" {
  scaling_group_id      = "asg-1"
  image_id              = "ubuntu_24_04_x64_20G_alibase_20250101.vhd"
  instance_type         = "ecs.g7.large"
  security_group_id     = "sg-1"
  system_disk_encrypted = true
  password              = var.password
}
