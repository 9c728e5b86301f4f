# The way in. Predictions take unequal time, so each request goes to the server with the fewest.

resource "alicloud_alb_load_balancer" "api" {
  load_balancer_name    = local.api_name
  load_balancer_edition = "Standard"
  address_type          = "Internet"
  vpc_id                = alicloud_vpc.main.id

  load_balancer_billing_config {
    pay_type = "PayAsYouGo"
  }

  dynamic "zone_mappings" {
    for_each = alicloud_vswitch.load_balancer

    content {
      zone_id    = zone_mappings.key
      vswitch_id = zone_mappings.value.id
    }
  }

  deletion_protection_config {
    enabled = var.deletion_protection
  }

  access_log_config {
    log_project = alicloud_log_project.api.project_name
    log_store   = alicloud_log_store.api_calls.logstore_name
  }

  tags = local.tags

  # A sender may index a store that has no index yet, and two would collide.
  depends_on = [alicloud_log_store_index.api_calls]
}

resource "alicloud_alb_load_balancer_security_group_attachment" "api" {
  load_balancer_id  = alicloud_alb_load_balancer.api.id
  security_group_id = alicloud_security_group.api_load_balancer.id

  # Without this rule the group admits everybody.
  depends_on = [alicloud_security_group_rule.api_load_balancer_from_nobody_else]
}

resource "alicloud_alb_server_group" "api" {
  server_group_name = local.api_name
  vpc_id            = alicloud_vpc.main.id
  protocol          = "HTTP"
  scheduler         = "Wlc"

  health_check_config {
    health_check_enabled      = true
    health_check_protocol     = "HTTP"
    health_check_method       = "GET"
    health_check_path         = var.api_health_path
    health_check_connect_port = var.api_port
    health_check_codes        = ["http_2xx"]
    health_check_interval     = 10
    health_check_timeout      = 5
    healthy_threshold         = 2
    unhealthy_threshold       = 3
  }

  # As long as a prediction may take: a server that is taken away answers what it has begun.
  connection_drain_config {
    connection_drain_enabled = true
    connection_drain_timeout = 180
  }

  tags = local.tags

  lifecycle {
    # The scaling group adds and removes its servers.
    ignore_changes = [servers]
  }
}

resource "alicloud_alb_listener" "api_https" {
  load_balancer_id     = alicloud_alb_load_balancer.api.id
  listener_description = "${local.api_name}-https"
  listener_protocol    = "HTTPS"
  listener_port        = 443

  security_policy_id = "tls_cipher_policy_1_2_strict_with_1_3"
  http2_enabled      = true
  request_timeout    = 180

  certificates {
    certificate_id = var.api_certificate_id
  }

  default_actions {
    type = "ForwardGroup"

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.api.id
      }
    }
  }

  tags = local.tags

  # Outside of its group the load balancer admits everybody.
  depends_on = [alicloud_alb_load_balancer_security_group_attachment.api]
}

resource "alicloud_alb_listener" "api_http" {
  load_balancer_id     = alicloud_alb_load_balancer.api.id
  listener_description = "${local.api_name}-http"
  listener_protocol    = "HTTP"
  listener_port        = 80

  request_timeout = 180

  default_actions {
    type = "ForwardGroup"

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.api.id
      }
    }
  }

  tags = local.tags

  # Outside of its group the load balancer admits everybody.
  depends_on = [alicloud_alb_load_balancer_security_group_attachment.api]
}

# Port 80 answers only to send clients to HTTPS.
resource "alicloud_alb_rule" "api_redirect" {
  rule_name   = "${local.api_name}-to-https"
  listener_id = alicloud_alb_listener.api_http.id
  priority    = 1

  rule_conditions {
    type = "Path"

    path_config {
      values = ["/*"]
    }
  }

  rule_actions {
    type  = "Redirect"
    order = 1

    redirect_config {
      protocol  = "HTTPS"
      port      = "443"
      http_code = "308"
    }
  }
}
