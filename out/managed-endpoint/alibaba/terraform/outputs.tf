output "access_command" {
  description = "Prints where the endpoint answers, and its key, which is in no state."
  value       = local.access_command
}

output "predict_path" {
  description = "What to add to that address to ask for a prediction."
  value       = var.predict_path
}

output "release_command" {
  description = "Gives each deployment its share of the requests."
  value       = local.release_command
}

output "services" {
  description = "Name of each deployment's service."
  value       = { for key, service in alicloud_pai_service.deployment : key => service.id }
}

output "workspace_id" {
  description = "ID of the workspace in PAI."
  value       = alicloud_pai_workspace_workspace.main.id
}

output "model_bucket" {
  description = "Bucket of the model files."
  value       = alicloud_oss_bucket.models.bucket
}
