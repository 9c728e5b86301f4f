resource "aws_lb" "mian" {
  idle_timeout = 120
}

locals {
  name  = aws_s3_bucket.none.id
  other = 1
}

output "arn" {
  value = aws_lb.main.arm
}

variable "zone" {
  default = "a"
}
