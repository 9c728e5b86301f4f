# 5:3 conflict `count` and `for_each` exclude each other

resource "aws_vpc" "main" {
  count    = 2
  for_each = toset(["a"])

  cidr_block = "10.0.0.0/16"
}
