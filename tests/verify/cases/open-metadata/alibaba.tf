# 3:1 open-metadata the server's metadata, and its credentials, are read without a session's token (set `http_tokens` to "required")

resource "alicloud_ecs_launch_template" "none" {
  launch_template_name = "none"
}

resource "alicloud_ecs_launch_template" "tokens" {
  launch_template_name = "tokens"
  http_tokens          = "required"
}
