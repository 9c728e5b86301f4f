output "bucket" {
  description = "Name of the bucket."
  value       = alicloud_oss_bucket.cache.id
}

output "public_endpoint" {
  description = "Address of the bucket for clients outside the region."
  value       = "https://${alicloud_oss_bucket.cache.id}.${alicloud_oss_bucket.cache.extranet_endpoint}"
}

output "internal_endpoint" {
  description = "Address of the bucket for servers in its region, without traffic charges."
  value       = "https://${alicloud_oss_bucket.cache.id}.${alicloud_oss_bucket.cache.intranet_endpoint}"
}

output "key_id" {
  description = "Key that encrypts the bucket."
  value       = alicloud_kms_key.cache.id
}

output "log_bucket" {
  description = "Bucket that holds the access logs."
  value       = alicloud_oss_bucket.logs.id
}

output "roles" {
  description = "RAM role of a server that reads, and of one that writes."
  value       = { for key, role in alicloud_ram_role.identity : key => role.role_name }
}

output "replica_bucket" {
  description = "Name of the copy in cn-shanghai."
  value       = alicloud_oss_bucket.replica.id
}

output "replica_internal_endpoint" {
  description = "Address of the copy for servers in cn-shanghai."
  value       = "https://${alicloud_oss_bucket.replica.id}.${alicloud_oss_bucket.replica.intranet_endpoint}"
}
