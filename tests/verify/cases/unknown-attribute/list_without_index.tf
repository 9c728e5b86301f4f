# 9:27 unknown-attribute `aws_acm_certificate.main.validation_option.domain_name`: `validation_option` is a list and has no attribute `domain_name` (in aws 5.100.0) (write `validation_option[0].domain_name` or `validation_option[*].domain_name`)
# 10:26 unknown-attribute `aws_acm_certificate.main.domain_validation_options[0].resource_record_name`: `domain_validation_options` is a set, and a set has no index (write `one(domain_validation_options)` or `tolist(domain_validation_options)[0]`)

resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

output "record" { value = aws_acm_certificate.main.validation_option.domain_name }
output "index" { value = aws_acm_certificate.main.domain_validation_options[0].resource_record_name }
