output "url" {
  description = "Address that clients call."
  value       = "https://${var.domain}"
}

output "distribution_id" {
  description = "ID of the CloudFront distribution."
  value       = aws_cloudfront_distribution.main.id
}

output "purge_command" {
  description = "Run this after a new model is live: it empties the cache."
  value       = "aws cloudfront create-invalidation --distribution-id ${aws_cloudfront_distribution.main.id} --paths '/*'"
}

output "log_bucket" {
  description = "Bucket that holds the access logs."
  value       = aws_s3_bucket.logs.bucket
}

output "name_servers" {
  description = "Name servers that the registrar of the domain must name."
  value       = aws_route53_zone.main.name_servers
}
