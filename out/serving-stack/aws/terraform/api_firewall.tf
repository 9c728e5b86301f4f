# Who may call whom: the CDN reaches the load balancer, and only it reaches the servers.

resource "aws_security_group" "api_load_balancer" {
  name_prefix = "${local.api_name}-load-balancer-"
  description = "Load balancer: admits the clients."
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${local.api_name}-load-balancer" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "api_load_balancer_from_clients" {
  for_each = toset(var.api_clients)

  security_group_id = aws_security_group.api_load_balancer.id
  cidr_ipv4         = each.key
  description       = "Clients in ${each.key}"

  ip_protocol = "tcp"
  from_port   = 80
  to_port     = 80
}

resource "aws_vpc_security_group_ingress_rule" "api_load_balancer_https_from_clients" {
  for_each = toset(var.api_clients)

  security_group_id = aws_security_group.api_load_balancer.id
  cidr_ipv4         = each.key
  description       = "Clients in ${each.key}"

  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}

# Only some clients are admitted, so the health checkers of Route 53 have to be named too.
data "aws_ec2_managed_prefix_list" "api_health_checkers" {
  name = "com.amazonaws.eu-central-1.route53-healthchecks"
}

resource "aws_vpc_security_group_ingress_rule" "api_load_balancer_from_health_checkers" {
  security_group_id = aws_security_group.api_load_balancer.id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.api_health_checkers.id
  description       = "Health checkers of Route 53"

  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}

data "aws_ec2_managed_prefix_list" "api_edge" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

# Apart from the clients: a group has room for 60 rules, and CloudFront's addresses take 55.
resource "aws_security_group" "api_edge" {
  name_prefix = "${local.api_name}-edge-"
  description = "Load balancer: admits the CDN."
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${local.api_name}-edge" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "api_load_balancer_from_edge" {
  security_group_id = aws_security_group.api_edge.id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.api_edge.id
  description       = "CloudFront, for whichever distribution"

  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}

resource "aws_vpc_security_group_egress_rule" "api_load_balancer_to_server" {
  security_group_id            = aws_security_group.api_load_balancer.id
  referenced_security_group_id = aws_security_group.api_server.id
  description                  = "Servers"

  ip_protocol = "tcp"
  from_port   = var.api_port
  to_port     = var.api_port
}

resource "aws_security_group" "api_server" {
  name_prefix = "${local.api_name}-server-"
  description = "Model servers: the load balancer may call them, they not one another."
  vpc_id      = aws_vpc.main.id

  tags = { Name = "${local.api_name}-server" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "api_server_from_load_balancer" {
  security_group_id            = aws_security_group.api_server.id
  referenced_security_group_id = aws_security_group.api_load_balancer.id
  description                  = "The load balancer, by its group"

  ip_protocol = "tcp"
  from_port   = var.api_port
  to_port     = var.api_port
}

resource "aws_vpc_security_group_egress_rule" "api_server_to_internet" {
  security_group_id = aws_security_group.api_server.id
  cidr_ipv4         = "0.0.0.0/0"
  description       = "Images, packages and models, over HTTPS alone"

  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
}
