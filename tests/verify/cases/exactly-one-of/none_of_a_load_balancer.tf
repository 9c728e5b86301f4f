# 3:1 exactly-one-of exactly one of `subnet_mapping`, `subnets` must be set (in aws 5.100.0)

resource "aws_lb" "main" {
  name = "main"
}
