output "cdn_url" {
  description = "Address that clients call."
  value       = "https://${var.cdn_domain}"
}

output "cdn_front_door_id" {
  description = "What Front Door says in X-Azure-FDID, by which an origin knows it."
  value       = azurerm_cdn_frontdoor_profile.cdn.resource_guid
}

output "cdn_purge_command" {
  description = "Run this after a new model is live: it empties the cache."
  value       = "az afd endpoint purge --resource-group ${azurerm_resource_group.main.name} --profile-name ${azurerm_cdn_frontdoor_profile.cdn.name} --endpoint-name ${azurerm_cdn_frontdoor_endpoint.cdn.name} --domains ${var.cdn_domain} --content-paths '/*'"
}

output "cdn_log_workspace" {
  description = "Workspace of Log Analytics that holds the access logs, by its ID."
  value       = azurerm_log_analytics_workspace.cdn.workspace_id
}

output "api_url" {
  description = "Address of the service."
  value       = "https://${var.api_domain}"
}

output "api_name_servers" {
  description = "Name servers of the zone, which the registrar of the domain has to name."
  value       = azurerm_dns_zone.api.name_servers
}

output "api_load_balancer_address" {
  description = "DNS name of the load balancer, for a system whose standby is this one."
  value       = azurerm_public_ip.api_load_balancer.fqdn
}

output "api_resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.main.name
}

output "api_scale_set" {
  description = "Name of the group of servers."
  value       = azurerm_orchestrated_virtual_machine_scale_set.api_server.name
}

output "api_action_group" {
  description = "Group that gets the alarms, to add a pager or a chat to."
  value       = azurerm_monitor_action_group.api.id
}

output "models_storage_account" {
  description = "Name of the storage account."
  value       = azurerm_storage_account.models_store["cache"].name
}

output "models_endpoint" {
  description = "Address of the store; folders follow it as they are named."
  value       = azurerm_storage_account.models_store["cache"].primary_blob_endpoint
}

output "models_key_id" {
  description = "Key that encrypts the store."
  value       = azurerm_key_vault_key.models_store["cache"].versionless_id
}

output "models_log_workspace" {
  description = "Workspace of Log Analytics that holds the access logs, by its ID."
  value       = azurerm_log_analytics_workspace.models.workspace_id
}

output "models_reader_id" {
  description = "Identity of a server that reads."
  value       = azurerm_user_assigned_identity.models_identity["reader"].id
}

output "models_writer_id" {
  description = "Identity of a server that writes."
  value       = azurerm_user_assigned_identity.models_identity["writer"].id
}
