# 14:3 one-zone `aws_lb` wants two zones at least (name a subnet in a second zone)
# 18:3 one-zone `aws_lb` wants two zones at least (name a subnet in a second zone)
# 58:3 one-zone `alicloud_alb_load_balancer` wants two zones at least (name a subnet in a second zone)

resource "aws_subnet" "main" {
  for_each = toset(["10.0.0.0/24", "10.0.1.0/24"])

  vpc_id            = "vpc-1"
  cidr_block        = each.value
  availability_zone = "eu-central-1a"
}

resource "aws_lb" "same" {
  subnets = [for subnet in aws_subnet.main : subnet.id]
}

resource "aws_lb" "fewer" {
  subnets = [aws_subnet.main["10.0.0.0/24"].id]
}

resource "aws_lb" "network" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.main["10.0.0.0/24"].id]
}

variable "zones" {
  type = map(string)
}

resource "alicloud_alb_load_balancer" "open" {
  address_type          = "Internet"
  load_balancer_edition = "Standard"
  vpc_id                = "vpc-1"

  load_balancer_billing_config {
    pay_type = "PayAsYouGo"
  }

  dynamic "zone_mappings" {
    for_each = var.zones

    content {
      zone_id    = zone_mappings.key
      vswitch_id = zone_mappings.value
    }
  }
}

resource "alicloud_alb_load_balancer" "one" {
  address_type          = "Internet"
  load_balancer_edition = "Standard"
  vpc_id                = "vpc-1"

  load_balancer_billing_config {
    pay_type = "PayAsYouGo"
  }

  zone_mappings {
    zone_id    = "cn-hangzhou-i"
    vswitch_id = "vsw-1"
  }
}
