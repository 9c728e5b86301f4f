# 7:27 wrong-instance `count.index` needs `count` in its block

resource "aws_vpc" "main" {
  for_each = toset(["10.0.0.0/16"])

  cidr_block = each.value
  tags       = { Number = count.index }
}
