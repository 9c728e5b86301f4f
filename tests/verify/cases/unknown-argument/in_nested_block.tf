# 9:5 unknown-argument `health_check` has no argument `pth` (did you mean `path`?)

resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"

  health_check {
    pth = "/healthz"
  }
}
