# The name that clients call.

resource "aws_route53_record" "api" {
  zone_id = aws_route53_zone.api.zone_id
  name    = var.api_domain
  type    = "A"

  alias {
    name                   = aws_lb.api.dns_name
    zone_id                = aws_lb.api.zone_id
    evaluate_target_health = true
  }
}
