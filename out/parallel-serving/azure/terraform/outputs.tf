output "url" {
  description = "Address of the service."
  value       = "http://${azurerm_public_ip.load_balancer.fqdn}"
}

output "server_ids" {
  description = "Resource ID of each server, by its number."
  value       = { for number, server in azurerm_linux_virtual_machine.server : number => server.id }
}

output "resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.main.name
}
