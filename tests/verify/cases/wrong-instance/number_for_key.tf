# 8:24 wrong-instance `aws_vpc.main` has `for_each`: its instances have keys, not numbers

resource "aws_vpc" "main" {
  for_each   = { a = "10.0.0.0/16" }
  cidr_block = each.value
}

output "vpc" { value = aws_vpc.main[0].id }
