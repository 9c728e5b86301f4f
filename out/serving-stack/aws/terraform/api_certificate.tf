# The certificate of the domain, which renews itself as long as the validation record stands.

resource "aws_acm_certificate" "api" {
  domain_name       = var.api_domain
  validation_method = "DNS"

  tags = { Name = local.api_name }

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  api_validations = {
    for option in aws_acm_certificate.api.domain_validation_options : option.domain_name => option
  }
}

resource "aws_route53_record" "api_validation" {
  # The name of the domain is known before the certificate is, what is asked of it is not.
  for_each = toset([var.api_domain])

  zone_id = aws_route53_zone.api.zone_id
  name    = local.api_validations[each.key].resource_record_name
  type    = local.api_validations[each.key].resource_record_type
  records = [local.api_validations[each.key].resource_record_value]
  ttl     = 60

  # A standby in another region asks for the same record.
  allow_overwrite = true
}

# Waits until the certificate is issued: the world has to find the record first.
resource "aws_acm_certificate_validation" "api" {
  certificate_arn         = aws_acm_certificate.api.arn
  validation_record_fqdns = [for record in aws_route53_record.api_validation : record.fqdn]
}
