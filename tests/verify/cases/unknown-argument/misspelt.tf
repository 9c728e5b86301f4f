# 4:3 unknown-argument `aws_vpc` has no argument `cidr_blok` (did you mean `cidr_block`?)

resource "aws_vpc" "main" {
  cidr_blok            = "10.0.0.0/16"
  enable_dns_hostnames = true
}
