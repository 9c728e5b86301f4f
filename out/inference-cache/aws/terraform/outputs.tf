output "bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.cache.id
}

output "endpoint" {
  description = "Address of the bucket, for clients anywhere."
  value       = "https://${aws_s3_bucket.cache.bucket_regional_domain_name}"
}

output "key_arn" {
  description = "Key that encrypts the bucket."
  value       = aws_kms_key.cache.arn
}

output "log_bucket" {
  description = "Bucket that holds the access logs."
  value       = aws_s3_bucket.logs.id
}

output "instance_profiles" {
  description = "Instance profile of a server that reads, and of one that writes."
  value       = { for key, role in aws_iam_instance_profile.identity : key => role.name }
}

output "replica_bucket" {
  description = "Name of the copy in eu-west-1."
  value       = aws_s3_bucket.replica.id
}

output "replica_endpoint" {
  description = "Address of the copy in eu-west-1."
  value       = "https://${aws_s3_bucket.replica.bucket_regional_domain_name}"
}
