# 12:3 too-many `health_check` may stand once

resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"

  health_check {
    path = "/healthz"
  }

  health_check {
    path = "/ready"
  }
}
