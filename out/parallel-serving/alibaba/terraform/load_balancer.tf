# The way in. Predictions take unequal time, so each request goes to the server with the fewest.

resource "alicloud_alb_load_balancer" "main" {
  load_balancer_name    = var.name
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

  tags = local.tags
}

resource "alicloud_alb_load_balancer_security_group_attachment" "main" {
  load_balancer_id  = alicloud_alb_load_balancer.main.id
  security_group_id = alicloud_security_group.load_balancer.id

  # Without this rule the group admits everybody.
  depends_on = [alicloud_security_group_rule.load_balancer_from_nobody_else]
}

resource "alicloud_alb_server_group" "main" {
  server_group_name = var.name
  vpc_id            = alicloud_vpc.main.id
  protocol          = "HTTP"
  scheduler         = "Wlc"

  health_check_config {
    health_check_enabled      = true
    health_check_protocol     = "HTTP"
    health_check_method       = "GET"
    health_check_path         = var.health_path
    health_check_connect_port = var.port
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

  dynamic "servers" {
    for_each = alicloud_instance.server

    content {
      server_type = "Ecs"
      server_id   = servers.value.id
      server_ip   = servers.value.primary_ip_address
      port        = var.port
      weight      = 100
    }
  }

  tags = local.tags
}

resource "alicloud_alb_listener" "http" {
  load_balancer_id     = alicloud_alb_load_balancer.main.id
  listener_description = "${var.name}-http"
  listener_protocol    = "HTTP"
  listener_port        = 80

  request_timeout = 180

  default_actions {
    type = "ForwardGroup"

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.main.id
      }
    }
  }

  tags = local.tags

  # Outside of its group the load balancer admits everybody.
  depends_on = [alicloud_alb_load_balancer_security_group_attachment.main]
}
