# 11:5 health-check the path `health` does not start with `/` (write "/health")
# 25:5 health-check it waits 10 s for an answer and asks again after 10 s (let `timeout` be less than `interval`)
# 35:5 health-check it waits 30 s for an answer and asks again after 30 s (let `timeout` be less than `interval`)

resource "aws_lb_target_group" "path" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path = "health"
  }
}

resource "aws_lb_target_group" "time" {
  for_each = { sound = 5, late = 10 }

  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path     = "/health"
    interval = 10
    timeout  = each.value
  }
}

resource "aws_lb_target_group" "default" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    timeout = 30
  }
}

resource "aws_lb_target_group" "function" {
  target_type = "lambda"

  health_check {
    timeout = 30
  }
}
