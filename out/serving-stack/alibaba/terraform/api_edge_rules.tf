# Whose requests reach the servers: the CDN's, which show a secret, and those of the clients that
# are named. A listener asks its rules by their priority, and takes the first that holds.

resource "alicloud_alb_rule" "api_cdn" {
  rule_name   = "${local.api_name}-cdn"
  listener_id = alicloud_alb_listener.api_https.id
  priority    = 1

  rule_conditions {
    type = "Header"

    header_config {
      key    = "X-Origin-Verify"
      values = [var.cdn_origin_secret]
    }
  }

  rule_actions {
    type  = "ForwardGroup"
    order = 1

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.api.id
      }
    }
  }
}

# By their rank: no rule then takes the priority of another when a client goes.
resource "alicloud_alb_rule" "api_client" {
  for_each = { for rank, block in var.api_clients : rank => block }

  rule_name   = "${local.api_name}-client-${each.key}"
  listener_id = alicloud_alb_listener.api_https.id
  priority    = each.key + 10

  rule_conditions {
    type = "SourceIp"

    source_ip_config {
      values = [each.value]
    }
  }

  rule_actions {
    type  = "ForwardGroup"
    order = 1

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.api.id
      }
    }
  }
}

# Whoever asks may know whether the service answers: CloudMonitor's probes show no secret.
resource "alicloud_alb_rule" "api_health" {
  rule_name   = "${local.api_name}-health"
  listener_id = alicloud_alb_listener.api_https.id
  priority    = 9000

  rule_conditions {
    type = "Path"

    path_config {
      values = [var.api_health_path]
    }
  }

  rule_actions {
    type  = "ForwardGroup"
    order = 1

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.api.id
      }
    }
  }
}

resource "alicloud_alb_rule" "api_nobody_else" {
  rule_name   = "${local.api_name}-nobody-else"
  listener_id = alicloud_alb_listener.api_https.id
  priority    = 10000

  rule_conditions {
    type = "Path"

    path_config {
      values = ["/*"]
    }
  }

  rule_actions {
    type  = "FixedResponse"
    order = 1

    fixed_response_config {
      content      = "Forbidden"
      content_type = "text/plain"
      http_code    = "403"
    }
  }
}
