output "url" {
  description = "Address of the service."
  value       = "https://${var.domain}"
}

output "name_servers" {
  description = "Name servers of the zone, which the registrar of the domain has to name."
  value       = alicloud_alidns_domain.main.dns_servers
}

output "load_balancer_address" {
  description = "DNS name of the load balancer, which the domain points at."
  value       = alicloud_alb_load_balancer.main.dns_name
}

output "scaling_group" {
  description = "ID of the group of servers."
  value       = alicloud_ess_scaling_group.server.id
}

output "rolling_update_command" {
  description = "Replaces the servers by and by, after their template has changed."
  value       = "aliyun ess StartInstanceRefresh --RegionId ap-southeast-1 --ScalingGroupId ${alicloud_ess_scaling_group.server.id} --SkipMatching true --MinHealthyPercentage 100 --MaxHealthyPercentage 150"
}

output "alarm_contact_group" {
  description = "Contact group that gets the alarms, to add a phone or a chat to."
  value       = alicloud_cms_alarm_contact_group.oncall.alarm_contact_group_name
}
