locals {
  office = "203.0.113.0/24"
}

resource "aws_security_group" "admin" {
  vpc_id = "vpc-1"
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = aws_security_group.admin.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = local.office
}

resource "aws_vpc_security_group_ingress_rule" "desktop" {
  security_group_id = aws_security_group.admin.id
  ip_protocol       = "tcp"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv4         = "203.0.113.0/24"
}
