output "scoring_url" {
  description = "Where predictions are asked for."
  value       = azapi_resource.endpoint.output.scoring_uri
}

output "credentials_command" {
  description = "Prints a token of whoever is logged in, good for an hour."
  value       = "az account get-access-token --resource https://ml.azure.com --query accessToken -o tsv"
}

output "endpoint_name" {
  description = "Name of the endpoint in its workspace."
  value       = azapi_resource.endpoint.name
}

output "resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.main.name
}

output "workspace" {
  description = "Name of the workspace."
  value       = azurerm_machine_learning_workspace.main.name
}

output "registry" {
  description = "Host of the container registry."
  value       = azurerm_container_registry.main.login_server
}

output "storage_account" {
  description = "Storage account of the model files."
  value       = azurerm_storage_account.models.name
}

output "model_container" {
  description = "Container of the model files."
  value       = "azureml-blobstore-${azurerm_machine_learning_workspace.main.workspace_id}"
}
