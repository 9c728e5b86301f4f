locals {
  office = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "desktop" {
  cidr_ipv4 = "0.0.0.0/0"
}
