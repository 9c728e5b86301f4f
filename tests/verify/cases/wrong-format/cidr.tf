# 5:16 wrong-format `cidr_block` must be a range in CIDR notation (in aws 5.100.0)

resource "aws_subnet" "a" {
  vpc_id     = "vpc-1"
  cidr_block = "10.0.0.0/33"
}
