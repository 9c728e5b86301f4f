# 9:3 unknown-argument `health_check_config` is a block, not an argument (write `health_check_config { … }` without `=`)

resource "alicloud_alb_server_group" "web" {
  server_group_name   = "web"
  vpc_id              = "vpc-1"
  sticky_session_config {
    sticky_session_enabled = false
  }
  health_check_config = {
    health_check_enabled = false
  }
}
