# The name that clients call.

resource "aws_route53_record" "main" {
  zone_id = aws_route53_zone.main.zone_id
  name    = var.domain
  type    = "A"

  set_identifier  = "primary"
  health_check_id = aws_route53_health_check.main.id

  failover_routing_policy {
    type = "PRIMARY"
  }

  alias {
    name                   = aws_lb.main.dns_name
    zone_id                = aws_lb.main.zone_id
    evaluate_target_health = true
  }
}

data "aws_lb_hosted_zone_id" "standby" {
  region = "eu-west-1"
}

# Answers while the primary is unhealthy; its certificate has to be valid for the domain too.
resource "aws_route53_record" "standby" {
  #checkov:skip=CKV2_AWS_23:The load balancer of the standby belongs to another system.
  zone_id = aws_route53_zone.main.zone_id
  name    = var.domain
  type    = "A"

  set_identifier = "standby"

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = var.standby
    zone_id                = data.aws_lb_hosted_zone_id.standby.id
    evaluate_target_health = true
  }

  # A name has either one record or two that stand in for one another.
  depends_on = [aws_route53_record.main]
}
