# 11:20 unknown-repeat the keys of `for_each` are known only once something is made (repeat by what the configuration says itself, and keep what is made for the values)
# 18:23 unknown-repeat the keys of `for_each` are known only once something is made (repeat by what the configuration says itself, and keep what is made for the values)
# 26:11 unknown-repeat `count` is known only once something is made (repeat by what the configuration says itself, and keep what is made for the values)

resource "aws_subnet" "a" {
  for_each   = { a = "10.0.1.0/24" }
  vpc_id     = "vpc-1"
  cidr_block = each.value
}
resource "aws_route_table_association" "a" {
  for_each       = { for k, s in aws_subnet.a : s.id => k }
  subnet_id      = each.key
  route_table_id = "rtb-1"
}

resource "aws_security_group" "s" { vpc_id = "vpc-1" }
resource "aws_vpc_security_group_egress_rule" "a" {
  for_each          = toset(["sg-1", aws_security_group.s.id])
  security_group_id = each.value
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_vpc" "m" { cidr_block = "10.0.0.0/16" }
resource "aws_eip" "e" {
  count = aws_vpc.m.id == "x" ? 1 : 0
}
