# 6:23 not-one-of `protocol` must be one of `HTTP`, `HTTPS`, `GRPC` (did you mean `HTTP`?)

resource "alicloud_alb_server_group" "web" {
  server_group_name = "web"
  vpc_id            = "vpc-1"
  protocol          = "HTTPX"

  health_check_config {
    health_check_enabled = false
  }

  sticky_session_config {
    sticky_session_enabled = false
  }
}
