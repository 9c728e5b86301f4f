# What somebody has to hear of.

locals {
  contacts = { for index, email in var.alarm_emails : format("%02d", index + 1) => email }

  # Metrics count errors by the second, and thresholds have three places.
  errors_per_second = ceil(var.errors_per_minute * 1000 / 60) / 1000

  # Metrics of the load balancer; times are in milliseconds.
  alarms = {
    # Servers fail their health check.
    unhealthy = { metric = "LoadBalancerUnHealthyHostCount", threshold = 0 }
    # Servers answer with errors.
    errors = { metric = "LoadBalancerHTTPCodeUpstream5XX", threshold = local.errors_per_second }
    # Counted apart: these requests have reached no server.
    refused = { metric = "LoadBalancerHTTPCode503", threshold = local.errors_per_second }
    # Answers take too long on average.
    slow = { metric = "LoadBalancerUpstreamResponseTime", threshold = var.slow_seconds * 1000 }
  }
}

resource "alicloud_cms_alarm_contact" "oncall" {
  for_each = local.contacts

  alarm_contact_name = "${var.name}-${each.key}"
  describe           = "On call for ${var.name}"
  channels_mail      = each.value

  lifecycle {
    # The address is not told back until its owner has confirmed it.
    ignore_changes = [channels_mail]
  }
}

resource "alicloud_cms_alarm_contact_group" "oncall" {
  alarm_contact_group_name = "${var.name}-oncall"
  describe                 = "On call for ${var.name}"
  contacts                 = [for contact in alicloud_cms_alarm_contact.oncall : contact.alarm_contact_name]
}

resource "alicloud_cms_alarm" "load_balancer" {
  for_each = local.alarms

  name    = "${var.name}-${each.key}"
  project = "acs_alb"
  metric  = each.value.metric
  period  = 60

  metric_dimensions = jsonencode([{ loadBalancerId = alicloud_alb_load_balancer.main.id }])

  escalations_critical {
    statistics          = "Value"
    comparison_operator = ">"
    threshold           = tostring(each.value.threshold)
    times               = 3
  }

  contact_groups = [alicloud_cms_alarm_contact_group.oncall.alarm_contact_group_name]
  silence_time   = 3600

  tags = local.tags
}
