# Who may call whom: clients reach the load balancer, and only it reaches the servers.

resource "aws_security_group" "load_balancer" {
  name_prefix = "${var.name}-load-balancer-"
  description = "Load balancer: admits the clients."
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${var.name}-load-balancer" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_from_clients" {
  #checkov:skip=CKV_AWS_260:Port 80 answers only to send clients to HTTPS.
  for_each = toset(var.clients)

  security_group_id = aws_security_group.load_balancer.id
  cidr_ipv4         = each.key
  description       = "Clients in ${each.key}"

  ip_protocol = "tcp"
  from_port   = 80
  to_port     = 80
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_https_from_clients" {
  for_each = toset(var.clients)

  security_group_id = aws_security_group.load_balancer.id
  cidr_ipv4         = each.key
  description       = "Clients in ${each.key}"

  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}

resource "aws_vpc_security_group_egress_rule" "load_balancer_to_server" {
  security_group_id            = aws_security_group.load_balancer.id
  referenced_security_group_id = aws_security_group.server.id
  description                  = "Servers"

  ip_protocol = "tcp"
  from_port   = var.port
  to_port     = var.port
}

resource "aws_security_group" "server" {
  name_prefix = "${var.name}-server-"
  description = "Model servers: the load balancer may call them, they not one another."
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${var.name}-server" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "server_from_load_balancer" {
  security_group_id            = aws_security_group.server.id
  referenced_security_group_id = aws_security_group.load_balancer.id
  description                  = "The load balancer, by its group"

  ip_protocol = "tcp"
  from_port   = var.port
  to_port     = var.port
}

resource "aws_vpc_security_group_egress_rule" "server_to_internet" {
  security_group_id = aws_security_group.server.id
  cidr_ipv4         = "0.0.0.0/0"
  description       = "Images, packages and models, over HTTPS alone"

  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}
