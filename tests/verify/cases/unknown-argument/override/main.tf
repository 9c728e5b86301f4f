variable "idle_timeout" {
  type    = number
  default = 60
}

resource "aws_lb" "main" {
  idle_timeout = var.idle_timeout
  internal     = true
  subnets      = ["subnet-1", "subnet-2"]

  access_logs {
    bucket = "logs"
  }

  lifecycle {
    create_before_destroy = true
  }
}
