locals {
  name = "web"
}

resource "aws_lb" "main" {
  name    = local.name
  subnets = ["subnet-1", "subnet-2"]
}

output "arn" {
  value = aws_lb.main.arn
}
