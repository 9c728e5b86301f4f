output "url" {
  description = "Address that clients call."
  value       = "https://${var.domain}"
}

output "cname" {
  description = "Name of the CDN that the domain points at."
  value       = alicloud_cdn_domain_new.main.cname
}

output "purge_command" {
  description = "Run this after a new model is live: it empties the cache."
  value       = "aliyun cdn RefreshObjectCaches --ObjectType Directory --ObjectPath https://${var.domain}/"
}

output "log_store" {
  description = "Project and store of Simple Log Service that hold the access logs."
  value       = "${alicloud_log_project.access.project_name}/${alicloud_log_store.access.logstore_name}"
}

output "name_servers" {
  description = "Name servers that the registrar of the domain must name."
  value       = alicloud_alidns_domain.main.dns_servers
}
