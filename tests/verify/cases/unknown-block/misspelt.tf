# 8:3 unknown-block `aws_lb_target_group` has no block `helth_check` (did you mean `health_check`?)

resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-1"

  helth_check {
    path = "/healthz"
  }
}
