# 4:1 exactly-one-of exactly one of `domain_name`, `private_key` must be set (in aws 5.100.0)
# 5:3 required-with `certificate_body` needs `private_key` to be set as well (in aws 5.100.0)

resource "aws_acm_certificate" "main" {
  certificate_body = "-----BEGIN CERTIFICATE-----"
}
