output "cdn_url" {
  description = "Address that clients call."
  value       = "https://${var.cdn_domain}"
}

output "cdn_distribution_id" {
  description = "ID of the CloudFront distribution."
  value       = aws_cloudfront_distribution.cdn.id
}

output "cdn_purge_command" {
  description = "Run this after a new model is live: it empties the cache."
  value       = "aws cloudfront create-invalidation --distribution-id ${aws_cloudfront_distribution.cdn.id} --paths '/*'"
}

output "cdn_log_bucket" {
  description = "Bucket that holds the access logs."
  value       = aws_s3_bucket.cdn_logs.bucket
}

output "api_url" {
  description = "Address of the service."
  value       = "https://${var.api_domain}"
}

output "api_name_servers" {
  description = "Name servers of the zone, which the registrar of the domain has to name."
  value       = aws_route53_zone.api.name_servers
}

output "api_load_balancer_address" {
  description = "DNS name of the load balancer, for a system whose standby this one is."
  value       = aws_lb.api.dns_name
}

output "api_autoscaling_group" {
  description = "Name of the group of servers."
  value       = aws_autoscaling_group.api_server.name
}

output "api_alarm_topics" {
  description = "Topics that get the alarms, to subscribe a pager or a chat to."
  value       = [aws_sns_topic.api_alarms.arn, aws_sns_topic.api_unreachable.arn]
}

output "models_bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.models_cache.id
}

output "models_endpoint" {
  description = "Address of the bucket, for clients anywhere."
  value       = "https://${aws_s3_bucket.models_cache.bucket_regional_domain_name}"
}

output "models_key_arn" {
  description = "Key that encrypts the bucket."
  value       = aws_kms_key.models_cache.arn
}

output "models_log_bucket" {
  description = "Bucket that holds the access logs."
  value       = aws_s3_bucket.models_logs.id
}

output "models_instance_profiles" {
  description = "Instance profile of a server that reads, and of one that writes."
  value       = { for key, role in aws_iam_instance_profile.models_identity : key => role.name }
}
