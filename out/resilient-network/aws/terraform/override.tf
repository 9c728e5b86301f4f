# The dashboard shows how far away callers are.
resource "aws_route53_health_check" "main" {
  measure_latency = true
}
