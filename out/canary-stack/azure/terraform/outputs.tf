output "cdn_url" {
  description = "Address that clients call."
  value       = "https://${var.cdn_domain}"
}

output "cdn_front_door_id" {
  description = "What Front Door says in X-Azure-FDID, by which an origin knows it."
  value       = azurerm_cdn_frontdoor_profile.cdn.resource_guid
}

output "cdn_log_workspace" {
  description = "Workspace of Log Analytics that holds the access logs, by its ID."
  value       = azurerm_log_analytics_workspace.cdn.workspace_id
}

output "cdn_name_servers" {
  description = "Name servers that the registrar of the domain must name."
  value       = azurerm_dns_zone.cdn.name_servers
}

output "stable_scoring_url" {
  description = "Where predictions are asked for."
  value       = azapi_resource.stable_endpoint.output.scoring_uri
}

output "stable_credentials_command" {
  description = "Prints a token of whoever is logged in, good for an hour."
  value       = "az account get-access-token --resource https://ml.azure.com --query accessToken -o tsv"
}

output "stable_endpoint_name" {
  description = "Name of the endpoint in its workspace."
  value       = azapi_resource.stable_endpoint.name
}

output "stable_resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.main.name
}

output "stable_workspace" {
  description = "Name of the workspace."
  value       = azurerm_machine_learning_workspace.stable.name
}

output "stable_registry" {
  description = "Host of the container registry."
  value       = azurerm_container_registry.stable.login_server
}

output "stable_storage_account" {
  description = "Storage account of the model files."
  value       = azurerm_storage_account.stable_models.name
}

output "stable_model_container" {
  description = "Container of the model files."
  value       = "azureml-blobstore-${azurerm_machine_learning_workspace.stable.workspace_id}"
}

output "canary_scoring_url" {
  description = "Where predictions are asked for."
  value       = azapi_resource.canary_endpoint.output.scoring_uri
}

output "canary_credentials_command" {
  description = "Prints a token of whoever is logged in, good for an hour."
  value       = "az account get-access-token --resource https://ml.azure.com --query accessToken -o tsv"
}

output "canary_endpoint_name" {
  description = "Name of the endpoint in its workspace."
  value       = azapi_resource.canary_endpoint.name
}

output "canary_resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.main.name
}

output "canary_workspace" {
  description = "Name of the workspace."
  value       = azurerm_machine_learning_workspace.canary.name
}

output "canary_registry" {
  description = "Host of the container registry."
  value       = azurerm_container_registry.canary.login_server
}

output "canary_storage_account" {
  description = "Storage account of the model files."
  value       = azurerm_storage_account.canary_models.name
}

output "canary_model_container" {
  description = "Container of the model files."
  value       = "azureml-blobstore-${azurerm_machine_learning_workspace.canary.workspace_id}"
}
