output "url" {
  description = "Address of the service."
  value       = "https://${var.domain}"
}

output "name_servers" {
  description = "Name servers of the zone, which the registrar of the domain has to name."
  value       = azurerm_dns_zone.main.name_servers
}

output "load_balancer_address" {
  description = "DNS name of the load balancer, for a system whose standby is this one."
  value       = azurerm_public_ip.load_balancer.fqdn
}

output "resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.main.name
}

output "scale_set" {
  description = "Name of the group of servers."
  value       = azurerm_orchestrated_virtual_machine_scale_set.server.name
}

output "action_group" {
  description = "Group that gets the alarms, to add a pager or a chat to."
  value       = azurerm_monitor_action_group.main.id
}
