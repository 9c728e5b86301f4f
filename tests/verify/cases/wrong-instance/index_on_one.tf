# 7:24 wrong-instance `aws_vpc.main` has neither `count` nor `for_each`: it has one instance, without index

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

output "vpc" { value = aws_vpc.main[0].id }
