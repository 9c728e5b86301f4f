# 4:16 wrong-instance `each.value` needs `for_each` in its block

resource "aws_vpc" "main" {
  cidr_block = each.value
}
