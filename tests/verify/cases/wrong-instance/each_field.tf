# 5:16 wrong-instance there is no `each.vlaue` (did you mean `value`?)

resource "aws_vpc" "main" {
  for_each   = { a = "10.0.0.0/16" }
  cidr_block = each.vlaue
}
