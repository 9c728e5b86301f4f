# 13:20 unknown-repeat the keys of `for_each` are known only once something is made (repeat by what the configuration says itself, and keep what is made for the values)
# 19:20 unknown-repeat the keys of `for_each` are known only once something is made (repeat by what the configuration says itself, and keep what is made for the values)

resource "aws_subnet" "a" {
  for_each   = { a = "10.0.1.0/24" }
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = each.value
}

data "aws_subnets" "all" {}

resource "aws_route_table_association" "splat" {
  for_each       = toset(values(aws_subnet.a)[*].id)
  subnet_id      = each.value
  route_table_id = "rtb-0123456789abcdef0"
}

resource "aws_route_table_association" "for" {
  for_each       = toset(concat([for subnet in aws_subnet.a : subnet.id], ["subnet-0123456789abcdef0"]))
  subnet_id      = each.value
  route_table_id = "rtb-0123456789abcdef0"
}

resource "aws_route_table_association" "keys" {
  for_each       = { for key, subnet in aws_subnet.a : key => subnet.id }
  subnet_id      = each.value
  route_table_id = "rtb-0123456789abcdef0"
}

resource "aws_eip" "blocks" {
  for_each = toset([for subnet in aws_subnet.a : subnet.cidr_block])
}

resource "aws_eip" "count" {
  count = length(aws_subnet.a)
}

resource "aws_eip" "read" {
  for_each = toset(data.aws_subnets.all.ids)
}
