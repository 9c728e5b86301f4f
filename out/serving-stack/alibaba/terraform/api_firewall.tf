# Who may call whom: the CDN reaches the load balancer, and only it reaches the servers.

resource "alicloud_security_group" "api_load_balancer" {
  security_group_name = "${local.api_name}-load-balancer"
  description         = "Load balancer: admits the clients."
  vpc_id              = alicloud_vpc.main.id

  inner_access_policy = "Drop"

  tags = local.tags
}

# The CDN calls from addresses that change, so everybody reaches this port. Rules of the listener
# let those pass who show the CDN's secret, and the clients.
resource "alicloud_security_group_rule" "api_load_balancer_from_edge" {
  type              = "ingress"
  description       = "The CDN, from wherever it calls"
  security_group_id = alicloud_security_group.api_load_balancer.id
  cidr_ip           = "0.0.0.0/0"

  ip_protocol = "tcp"
  port_range  = "443/443"
}

resource "alicloud_security_group_rule" "api_load_balancer_from_clients" {
  for_each = toset(var.api_clients)

  type              = "ingress"
  description       = "Clients in ${each.key}, sent to HTTPS"
  security_group_id = alicloud_security_group.api_load_balancer.id
  cidr_ip           = each.key

  ip_protocol = "tcp"
  port_range  = "80/80"
}

# A load balancer admits everybody whom no rule of its group refuses.
resource "alicloud_security_group_rule" "api_load_balancer_from_nobody_else" {
  type              = "ingress"
  description       = "Everybody else"
  security_group_id = alicloud_security_group.api_load_balancer.id
  cidr_ip           = "0.0.0.0/0"

  ip_protocol = "all"
  port_range  = "-1/-1"
  policy      = "drop"
  priority    = 100
}

resource "alicloud_security_group" "api_server" {
  security_group_name = "${local.api_name}-server"
  description         = "Model servers: the load balancer may call them, they not one another."
  vpc_id              = alicloud_vpc.main.id

  inner_access_policy = "Drop"

  tags = local.tags
}

resource "alicloud_security_group_rule" "api_server_from_load_balancer" {
  type                     = "ingress"
  description              = "The load balancer, by its group"
  security_group_id        = alicloud_security_group.api_server.id
  source_security_group_id = alicloud_security_group.api_load_balancer.id

  ip_protocol = "tcp"
  port_range  = "${var.api_port}/${var.api_port}"
}

# ALB forwards and probes from addresses in its own vSwitches, where no server lives.
resource "alicloud_security_group_rule" "api_server_from_load_balancer_zone" {
  for_each = alicloud_vswitch.load_balancer

  type              = "ingress"
  description       = "The load balancer in ${each.key}"
  security_group_id = alicloud_security_group.api_server.id
  cidr_ip           = each.value.cidr_block

  ip_protocol = "tcp"
  port_range  = "${var.api_port}/${var.api_port}"
}
