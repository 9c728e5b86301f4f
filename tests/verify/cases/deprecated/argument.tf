# 25:3 deprecated `name` is deprecated

resource "alicloud_alb_load_balancer" "web" {
  load_balancer_name     = "web"
  load_balancer_edition  = "Standard"
  address_type           = "Internet"
  vpc_id                 = "vpc-1"

  load_balancer_billing_config {
    pay_type = "PayAsYouGo"
  }

  zone_mappings {
    vswitch_id = "vsw-1"
    zone_id    = "cn-hangzhou-h"
  }

  zone_mappings {
    vswitch_id = "vsw-2"
    zone_id    = "cn-hangzhou-i"
  }
}

resource "alicloud_vpc" "main" {
  name       = "main"
  cidr_block = "10.0.0.0/16"
}
