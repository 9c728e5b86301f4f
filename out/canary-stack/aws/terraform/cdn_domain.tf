# The name that clients call. CloudFront takes certificates only from us-east-1.

resource "aws_route53_zone" "cdn" {
  #checkov:skip=CKV2_AWS_38:DNSSEC needs a step at the registrar, which may not support it.
  #checkov:skip=CKV2_AWS_39:Queries are not logged: the access logs tell who called.
  name    = var.cdn_zone
  comment = "Zone of ${local.cdn_name}"
}

locals {
  cdn_zone_id = aws_route53_zone.cdn.zone_id
}

resource "aws_acm_certificate" "cdn" {
  provider = aws.us_east_1

  domain_name       = var.cdn_domain
  validation_method = "DNS"

  lifecycle {
    # A certificate in use cannot be deleted: the new one comes first.
    create_before_destroy = true
  }
}

locals {
  # One name, so one record proves that it is ours.
  cdn_proof = one(aws_acm_certificate.cdn.domain_validation_options)
}

resource "aws_route53_record" "cdn_validation" {
  zone_id = local.cdn_zone_id
  name    = local.cdn_proof.resource_record_name
  type    = local.cdn_proof.resource_record_type
  records = [local.cdn_proof.resource_record_value]
  ttl     = 60

  # All certificates of a name share one record.
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "cdn" {
  provider = aws.us_east_1

  certificate_arn         = aws_acm_certificate.cdn.arn
  validation_record_fqdns = [aws_route53_record.cdn_validation.fqdn]
}
