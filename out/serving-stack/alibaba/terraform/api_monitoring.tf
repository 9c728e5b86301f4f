# What somebody has to hear of.

locals {
  api_contacts = { for index, email in var.api_alarm_emails : format("%02d", index + 1) => email }

  # Metrics count errors by the second, and thresholds have three places.
  api_errors_per_second = ceil(var.api_errors_per_minute * 1000 / 60) / 1000

  # Metrics of the load balancer; times are in milliseconds.
  api_alarms = {
    # Servers fail their health check.
    unhealthy = { metric = "LoadBalancerUnHealthyHostCount", threshold = 0 }
    # Servers answer with errors.
    errors = { metric = "LoadBalancerHTTPCodeUpstream5XX", threshold = local.api_errors_per_second }
    # Counted apart: these requests have reached no server.
    refused = { metric = "LoadBalancerHTTPCode503", threshold = local.api_errors_per_second }
    # Answers take too long on average.
    slow = { metric = "LoadBalancerUpstreamResponseTime", threshold = var.api_slow_seconds * 1000 }
  }
}

resource "alicloud_cms_alarm_contact" "api_oncall" {
  for_each = local.api_contacts

  alarm_contact_name = "${local.api_name}-${each.key}"
  describe           = "On call for ${local.api_name}"
  channels_mail      = each.value

  lifecycle {
    # The address is not told back until its owner has confirmed it.
    ignore_changes = [channels_mail]
  }
}

resource "alicloud_cms_alarm_contact_group" "api_oncall" {
  alarm_contact_group_name = "${local.api_name}-oncall"
  describe                 = "On call for ${local.api_name}"
  contacts                 = [for contact in alicloud_cms_alarm_contact.api_oncall : contact.alarm_contact_name]
}

resource "alicloud_cms_alarm" "api_load_balancer" {
  for_each = local.api_alarms

  name    = "${local.api_name}-${each.key}"
  project = "acs_alb"
  metric  = each.value.metric
  period  = 60

  metric_dimensions = jsonencode([{ loadBalancerId = alicloud_alb_load_balancer.api.id }])

  escalations_critical {
    statistics          = "Value"
    comparison_operator = ">"
    threshold           = tostring(each.value.threshold)
    times               = 3
  }

  contact_groups = [alicloud_cms_alarm_contact_group.api_oncall.alarm_contact_group_name]
  silence_time   = 3600

  tags = local.tags
}
