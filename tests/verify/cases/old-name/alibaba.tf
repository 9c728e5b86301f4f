# 3:1 old-name `alicloud_eip` is an older name of `alicloud_eip_address`

resource "alicloud_eip" "main" {
  bandwidth = "5"
}
