output "cdn_url" {
  description = "Address that clients call."
  value       = "https://${var.cdn_domain}"
}

output "cdn_cname" {
  description = "Name of the CDN that the domain points at."
  value       = alicloud_cdn_domain_new.cdn.cname
}

output "cdn_log_store" {
  description = "Project and store of Simple Log Service that hold the access logs."
  value       = "${alicloud_log_project.cdn_access.project_name}/${alicloud_log_store.cdn_access.logstore_name}"
}

output "cdn_name_servers" {
  description = "Name servers that the registrar of the domain must name."
  value       = alicloud_alidns_domain.cdn.dns_servers
}

output "stable_access_command" {
  description = "Prints where the endpoint answers, and its key, which is in no state."
  value       = local.stable_access_command
}

output "stable_predict_path" {
  description = "What to add to that address to ask for a prediction."
  value       = var.stable_predict_path
}

output "stable_release_command" {
  description = "Gives each deployment its share of the requests."
  value       = local.stable_release_command
}

output "stable_services" {
  description = "Name of each deployment's service."
  value       = { for key, service in alicloud_pai_service.stable_deployment : key => service.id }
}

output "stable_workspace_id" {
  description = "ID of the workspace in PAI."
  value       = alicloud_pai_workspace_workspace.stable.id
}

output "stable_model_bucket" {
  description = "Bucket of the model files."
  value       = alicloud_oss_bucket.stable_models.bucket
}

output "canary_access_command" {
  description = "Prints where the endpoint answers, and its key, which is in no state."
  value       = local.canary_access_command
}

output "canary_predict_path" {
  description = "What to add to that address to ask for a prediction."
  value       = var.canary_predict_path
}

output "canary_release_command" {
  description = "Gives each deployment its share of the requests."
  value       = local.canary_release_command
}

output "canary_services" {
  description = "Name of each deployment's service."
  value       = { for key, service in alicloud_pai_service.canary_deployment : key => service.id }
}

output "canary_workspace_id" {
  description = "ID of the workspace in PAI."
  value       = alicloud_pai_workspace_workspace.canary.id
}

output "canary_model_bucket" {
  description = "Bucket of the model files."
  value       = alicloud_oss_bucket.canary_models.bucket
}
