# 8:24 wrong-instance `aws_vpc.main` has several instances: one must be picked with an index

resource "aws_vpc" "main" {
  count      = 2
  cidr_block = "10.${count.index}.0.0/16"
}

output "vpc" { value = aws_vpc.main.id }
