# 3:1 syntax this block is never closed

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
