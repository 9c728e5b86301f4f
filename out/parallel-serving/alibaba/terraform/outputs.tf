output "url" {
  description = "Address of the service."
  value       = "http://${alicloud_alb_load_balancer.main.dns_name}"
}

output "server_ids" {
  description = "Instance ID of each server, by its number."
  value       = { for number, server in alicloud_instance.server : number => server.id }
}
