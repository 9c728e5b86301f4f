# The way in. Predictions take unequal time, so each request goes to the server with the fewest.

resource "aws_lb" "api" {
  #checkov:skip=CKV2_AWS_28:A web application firewall is an option of its own, for its price.
  name               = local.api_name
  load_balancer_type = "application"
  internal           = false

  subnets         = [for subnet in aws_subnet.public : subnet.id]
  security_groups = [aws_security_group.api_load_balancer.id, aws_security_group.api_edge.id]

  # A prediction may be silent for long before it answers.
  idle_timeout               = 180
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection

  access_logs {
    bucket  = aws_s3_bucket.api_load_balancer_logs.id
    enabled = true
  }

  # It tries out both when it is made: the way out, and whether it may write its logs.
  depends_on = [aws_route.internet, aws_s3_bucket_policy.api_load_balancer_logs]
}

resource "aws_lb_target_group" "api_server" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer, whose way to the servers is private.
  name_prefix = "model-"
  vpc_id      = aws_vpc.main.id
  port        = var.api_port
  protocol    = "HTTP"

  load_balancing_algorithm_type = "least_outstanding_requests"

  # As long as a prediction may take: a server that is taken away answers what it has begun.
  deregistration_delay = 180

  health_check {
    path                = var.api_health_path
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "api_https" {
  load_balancer_arn = aws_lb.api.arn
  port              = 443
  protocol          = "HTTPS"

  ssl_policy      = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn = aws_acm_certificate_validation.api.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api_server.arn
  }
}

# Port 80 answers only to send clients to HTTPS.
resource "aws_lb_listener" "api_http" {
  load_balancer_arn = aws_lb.api.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}
