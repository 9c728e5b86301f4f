# 8:3 removed `notify_type` is removed

resource "alicloud_cms_alarm" "cpu" {
  name               = "cpu"
  project            = "acs_ecs_dashboard"
  metric             = "CPUUtilization"
  contact_groups     = ["ops"]
  notify_type        = 1
  metric_dimensions  = "[{\"instanceId\":\"i-1\"}]"
}
