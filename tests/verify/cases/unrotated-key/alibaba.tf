# 4:1 unrotated-key the key keeps its material for ever (set `automatic_rotation` to "Enabled", and `rotation_interval`)
# 9:3 unrotated-key the key keeps its material for ever (set `automatic_rotation` to "Enabled", and `rotation_interval`)

resource "alicloud_kms_key" "none" {
  description = "Encrypts"
}

resource "alicloud_kms_key" "off" {
  automatic_rotation = "Disabled"
  dkms_instance_id   = "kst-hzz65f176a0ogplgq1dr"
}

resource "alicloud_kms_key" "sold_apart" {
  automatic_rotation = "Disabled"
}

resource "alicloud_kms_key" "pair" {
  key_spec = "RSA_2048"
}

resource "alicloud_kms_key" "on" {
  automatic_rotation = "Enabled"
  rotation_interval  = "365d"
}
