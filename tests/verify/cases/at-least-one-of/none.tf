# 3:1 at-least-one-of at least one of `subnet_mapping`, `subnets` must be set (in aws 5.100.0)

resource "aws_lb" "main" {
  name = "main"
}
