# 9:29 out-of-range `health_check_config.health_check_interval` must be 50 or less

resource "alicloud_alb_server_group" "web" {
  server_group_name = "web"
  vpc_id            = "vpc-1"

  health_check_config {
    health_check_enabled  = true
    health_check_interval = 500
  }

  sticky_session_config {
    sticky_session_enabled = false
  }
}
