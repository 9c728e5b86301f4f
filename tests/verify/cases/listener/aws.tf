# 16:3 listener a listener for TLS needs a certificate
# 20:5 listener an action of the type `forward` needs `target_group_arn` or `forward`
# 28:3 listener the load balancer has a listener for port 443 already (the first is `aws_lb_listener.bare`)
# 41:3 listener a listener for HTTP takes no certificate
# 57:3 unknown-value `ELBSecurityPolicy-TLS13-1-2-2021` is not among the known policies of load balancers (did you mean `ELBSecurityPolicy-TLS13-1-2-2021-06`?)
# 70:1 old-tls with no `ssl_policy` the listener takes clients with TLS 1.0 or 1.1 (name `ELBSecurityPolicy-TLS13-1-2-2021-06`)

resource "aws_lb" "main" {
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0"]
}

resource "aws_lb_listener" "bare" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type = "forward"
  }
}

resource "aws_lb_listener" "again" {
  for_each = { a = 80, b = 443 }

  load_balancer_arn = aws_lb.main.arn
  port              = each.value
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/main/0123456789abcdef"
  }
}

resource "aws_lb_listener" "idle" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/0123456789abcdef"
  port              = 80
  protocol          = "HTTP"
  certificate_arn   = "arn:aws:acm:eu-west-1:123456789012:certificate/0123"

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "misspelt" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/0123456789abcdef"
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-1:123456789012:certificate/0123"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021"

  default_action {
    type = "forward"

    forward {
      target_group {
        arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/main/0123456789abcdef"
      }
    }
  }
}

resource "aws_lb_listener" "old" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/0123456789abcdef"
  port              = 8443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:eu-west-1:123456789012:certificate/0123"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
    }
  }
}
