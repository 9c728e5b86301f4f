output "url" {
  description = "Address of the service."
  value       = "http://${aws_lb.main.dns_name}"
}

output "server_ids" {
  description = "Instance ID of each server, by its number."
  value       = { for number, server in aws_instance.server : number => server.id }
}
