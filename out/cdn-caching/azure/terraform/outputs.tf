output "url" {
  description = "Address that clients call."
  value       = "https://${var.domain}"
}

output "front_door_id" {
  description = "What Front Door says in X-Azure-FDID, by which an origin knows it."
  value       = azurerm_cdn_frontdoor_profile.main.resource_guid
}

output "purge_command" {
  description = "Run this after a new model is live: it empties the cache."
  value       = "az afd endpoint purge --resource-group ${azurerm_resource_group.main.name} --profile-name ${azurerm_cdn_frontdoor_profile.main.name} --endpoint-name ${azurerm_cdn_frontdoor_endpoint.main.name} --domains ${var.domain} --content-paths '/*'"
}

output "log_workspace" {
  description = "Workspace of Log Analytics that holds the access logs, by its ID."
  value       = azurerm_log_analytics_workspace.main.workspace_id
}

output "name_servers" {
  description = "Name servers that the registrar of the domain must name."
  value       = azurerm_dns_zone.main.name_servers
}
