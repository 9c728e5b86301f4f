# The certificate of the domain, which renews itself as long as the validation record stands.

resource "aws_acm_certificate" "main" {
  domain_name       = var.domain
  validation_method = "DNS"

  tags = { Name = var.name }

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  validations = {
    for option in aws_acm_certificate.main.domain_validation_options : option.domain_name => option
  }
}

resource "aws_route53_record" "validation" {
  # The name of the domain is known before the certificate is, what is asked of it is not.
  for_each = toset([var.domain])

  zone_id = aws_route53_zone.main.zone_id
  name    = local.validations[each.key].resource_record_name
  type    = local.validations[each.key].resource_record_type
  records = [local.validations[each.key].resource_record_value]
  ttl     = 60

  # A standby in another region asks for the same record.
  allow_overwrite = true
}

# Waits until the certificate is issued: the world has to find the record first.
resource "aws_acm_certificate_validation" "main" {
  certificate_arn         = aws_acm_certificate.main.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}
