# Uploads take longer than a minute.
resource "aws_lb" "main" {
  idle_timeout       = 120
  interal            = false
  ip_address_type    = "ipv5"
  load_balancer_type = []

  access_logs {
    buckt = "others"
  }

  lifecycle {
    prevent_destroy = "yes"
  }
}

variable "idle_timeout" {
  default = "long"
}
