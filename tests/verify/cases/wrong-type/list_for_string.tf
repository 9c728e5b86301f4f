# 5:16 wrong-type `zone_id` must be a string, not a list

resource "alicloud_vswitch" "a" {
  vpc_id     = "vpc-1"
  zone_id    = ["cn-hangzhou-h"]
  cidr_block = "10.0.0.0/24"
}
