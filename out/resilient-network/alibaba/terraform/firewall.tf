# Who may call whom: clients reach the load balancer, and only it reaches the servers.

resource "alicloud_security_group" "load_balancer" {
  security_group_name = "${var.name}-load-balancer"
  description         = "Load balancer: admits the clients."
  vpc_id              = alicloud_vpc.main.id

  inner_access_policy = "Drop"

  tags = local.tags
}

resource "alicloud_security_group_rule" "load_balancer_from_clients" {
  for_each = { for pair in setproduct(var.clients, [80, 443]) : "${pair[0]} ${pair[1]}" => pair }

  type              = "ingress"
  description       = "Clients in ${each.value[0]}"
  security_group_id = alicloud_security_group.load_balancer.id
  cidr_ip           = each.value[0]

  ip_protocol = "tcp"
  port_range  = "${each.value[1]}/${each.value[1]}"
}

# A load balancer admits everybody whom no rule of its group refuses.
resource "alicloud_security_group_rule" "load_balancer_from_nobody_else" {
  type              = "ingress"
  description       = "Everybody else"
  security_group_id = alicloud_security_group.load_balancer.id
  cidr_ip           = "0.0.0.0/0"

  ip_protocol = "all"
  port_range  = "-1/-1"
  policy      = "drop"
  priority    = 100
}

resource "alicloud_security_group" "server" {
  security_group_name = "${var.name}-server"
  description         = "Model servers: the load balancer may call them, they not one another."
  vpc_id              = alicloud_vpc.main.id

  inner_access_policy = "Drop"

  tags = local.tags
}

resource "alicloud_security_group_rule" "server_from_load_balancer" {
  type                     = "ingress"
  description              = "The load balancer, by its group"
  security_group_id        = alicloud_security_group.server.id
  source_security_group_id = alicloud_security_group.load_balancer.id

  ip_protocol = "tcp"
  port_range  = "${var.port}/${var.port}"
}

# ALB forwards and probes from addresses in its own vSwitches, where no server lives.
resource "alicloud_security_group_rule" "server_from_load_balancer_zone" {
  for_each = alicloud_vswitch.load_balancer

  type              = "ingress"
  description       = "The load balancer in ${each.key}"
  security_group_id = alicloud_security_group.server.id
  cidr_ip           = each.value.cidr_block

  ip_protocol = "tcp"
  port_range  = "${var.port}/${var.port}"
}
