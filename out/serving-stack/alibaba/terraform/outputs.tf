output "cdn_url" {
  description = "Address that clients call."
  value       = "https://${var.cdn_domain}"
}

output "cdn_cname" {
  description = "Name of the CDN that the domain points at."
  value       = alicloud_cdn_domain_new.cdn.cname
}

output "cdn_purge_command" {
  description = "Run this after a new model is live: it empties the cache."
  value       = "aliyun cdn RefreshObjectCaches --ObjectType Directory --ObjectPath https://${var.cdn_domain}/"
}

output "cdn_log_store" {
  description = "Project and store of Simple Log Service that hold the access logs."
  value       = "${alicloud_log_project.cdn_access.project_name}/${alicloud_log_store.cdn_access.logstore_name}"
}

output "api_url" {
  description = "Address of the service."
  value       = "https://${var.api_domain}"
}

output "api_name_servers" {
  description = "Name servers of the zone, which the registrar of the domain has to name."
  value       = alicloud_alidns_domain.api.dns_servers
}

output "api_load_balancer_address" {
  description = "DNS name of the load balancer, which the domain points at."
  value       = alicloud_alb_load_balancer.api.dns_name
}

output "api_scaling_group" {
  description = "ID of the group of servers."
  value       = alicloud_ess_scaling_group.api_server.id
}

output "api_rolling_update_command" {
  description = "Replaces the servers by and by, after their template has changed."
  value       = "aliyun ess StartInstanceRefresh --RegionId ap-southeast-1 --ScalingGroupId ${alicloud_ess_scaling_group.api_server.id} --SkipMatching true --MinHealthyPercentage 100 --MaxHealthyPercentage 150"
}

output "api_alarm_contact_group" {
  description = "Contact group that gets the alarms, to add a phone or a chat to."
  value       = alicloud_cms_alarm_contact_group.api_oncall.alarm_contact_group_name
}

output "models_bucket" {
  description = "Name of the bucket."
  value       = alicloud_oss_bucket.models_cache.id
}

output "models_public_endpoint" {
  description = "Address of the bucket for clients outside the region."
  value       = "https://${alicloud_oss_bucket.models_cache.id}.${alicloud_oss_bucket.models_cache.extranet_endpoint}"
}

output "models_internal_endpoint" {
  description = "Address of the bucket for servers in its region, without traffic charges."
  value       = "https://${alicloud_oss_bucket.models_cache.id}.${alicloud_oss_bucket.models_cache.intranet_endpoint}"
}

output "models_key_id" {
  description = "Key that encrypts the bucket."
  value       = alicloud_kms_key.models_cache.id
}

output "models_log_bucket" {
  description = "Bucket that holds the access logs."
  value       = alicloud_oss_bucket.models_logs.id
}

output "models_roles" {
  description = "RAM role of a server that reads, and of one that writes."
  value       = { for key, role in alicloud_ram_role.models_identity : key => role.role_name }
}
