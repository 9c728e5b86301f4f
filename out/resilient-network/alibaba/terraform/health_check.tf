# Whether the world can reach the service, asked each minute from many places.

resource "alicloud_cms_site_monitor" "main" {
  # A task's name has four characters at least, and no dash.
  task_name = "${replace(var.name, "-", "_")}_health"
  task_type = "HTTP"
  address   = "https://${var.domain}${var.health_path}"
  interval  = "1"

  option_json {
    http_method = "get"
    timeout     = 10000
  }

  # Until the name exists it would only fail.
  depends_on = [alicloud_alidns_record.main]
}

resource "alicloud_cms_alarm" "unreachable" {
  name    = "${var.name}-unreachable"
  project = "acs_networkmonitor"
  metric  = "Availability"
  period  = 60

  metric_dimensions = jsonencode([{ taskId = alicloud_cms_site_monitor.main.id }])

  # Percent of the places that got an answer.
  escalations_critical {
    statistics          = "Availability"
    comparison_operator = "<"
    threshold           = "90"
    times               = 3
  }

  contact_groups = [alicloud_cms_alarm_contact_group.oncall.alarm_contact_group_name]
  silence_time   = 3600

  tags = local.tags
}
