# 4:3 read-only `id` is set by the provider alone

resource "aws_vpc" "main" {
  id         = "vpc-1"
  cidr_block = "10.0.0.0/16"
}

data "aws_vpc" "main" {
  id = "vpc-1"
}
