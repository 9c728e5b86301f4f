output "url" {
  description = "Address of the service."
  value       = "https://${var.domain}"
}

output "name_servers" {
  description = "Name servers of the zone, which the registrar of the domain has to name."
  value       = aws_route53_zone.main.name_servers
}

output "load_balancer_address" {
  description = "DNS name of the load balancer, for a system whose standby this one is."
  value       = aws_lb.main.dns_name
}

output "autoscaling_group" {
  description = "Name of the group of servers."
  value       = aws_autoscaling_group.server.name
}

output "alarm_topics" {
  description = "Topics that get the alarms, to subscribe a pager or a chat to."
  value       = [aws_sns_topic.alarms.arn, aws_sns_topic.unreachable.arn]
}
