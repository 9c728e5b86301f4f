# 14:3 crossed-bounds `min_size` is 4, and `max_size` 2: it cannot be less
# 24:3 crossed-bounds `desired_capacity` is 3, and `max_size` 2: it cannot be less
# 43:5 crossed-bounds `min_size` is 2, and `max_size` 1: it cannot be less
# 51:5 crossed-bounds `from_port` is 8010, and `to_port` 8000: it cannot be less
# 68:3 crossed-bounds `from_port` is 53, and `to_port` 5: it cannot be less

variable "most" {
  type    = number
  default = 2
}

resource "aws_autoscaling_group" "crossed" {
  min_size            = 4
  max_size            = var.most
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_autoscaling_group" "between" {
  min_size            = 1
  max_size            = var.most
  desired_capacity    = 3
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_eks_node_group" "main" {
  for_each = { sound = 3, crossed = 1 }

  cluster_name  = "main"
  node_role_arn = "arn:aws:iam::123456789012:role/node"
  subnet_ids    = ["subnet-0123456789abcdef0"]

  scaling_config {
    min_size     = 2
    desired_size = 2
    max_size     = each.value
  }
}

resource "aws_security_group" "main" {
  ingress {
    protocol    = "tcp"
    from_port   = 8010
    to_port     = 8000
    cidr_blocks = ["10.0.0.0/8"]
  }

  # Of ICMP these are a type and a code.
  ingress {
    protocol    = "icmp"
    from_port   = 8
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_vpc_security_group_egress_rule" "main" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 5
  cidr_ipv4         = "10.0.0.0/8"
}
