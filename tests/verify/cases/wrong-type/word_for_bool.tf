# 5:24 wrong-type `enable_dns_support` must be a bool, not a string

resource "aws_vpc" "main" {
  cidr_block         = "10.0.0.0/16"
  enable_dns_support = "yes"
}
