# 3:1 missing-block a block `default_action` must stand

resource "aws_lb_listener" "http" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-west-2:111122223333:loadbalancer/app/a/b"
  port              = 80
}
