output "storage_account" {
  description = "Name of the storage account."
  value       = azurerm_storage_account.store["cache"].name
}

output "endpoint" {
  description = "Address of the store; folders follow it as they are named."
  value       = azurerm_storage_account.store["cache"].primary_blob_endpoint
}

output "key_id" {
  description = "Key that encrypts the store."
  value       = azurerm_key_vault_key.store["cache"].versionless_id
}

output "log_workspace" {
  description = "Workspace of Log Analytics that holds the access logs, by its ID."
  value       = azurerm_log_analytics_workspace.main.workspace_id
}

output "reader_id" {
  description = "Identity of a server that reads."
  value       = azurerm_user_assigned_identity.identity["reader"].id
}

output "writer_id" {
  description = "Identity of a server that writes."
  value       = azurerm_user_assigned_identity.identity["writer"].id
}

output "replica_account" {
  description = "Name of the copy in northeurope."
  value       = azurerm_storage_account.store["replica"].name
}

output "replica_endpoint" {
  description = "Address of the copy in northeurope."
  value       = azurerm_storage_account.store["replica"].primary_blob_endpoint
}
