# 17:3 open-ingress everybody on the internet may call SSH (22) (name the networks that need it, or reach the machines through the cloud's own console)
# 40:1 open-ingress everybody on the internet may call PostgreSQL (5432), Kibana (5601), WinRM (5985) (name the networks that need it, or reach the machines through the cloud's own console)

variable "admins" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

variable "ports" {
  type    = map(number)
  default = { ssh = 22, web = 443 }
}

resource "aws_security_group" "dynamic" {
  name = "dynamic"

  dynamic "ingress" {
    for_each = var.ports

    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = var.admins
    }
  }
}

resource "aws_security_group" "office" {
  name = "office"

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id = aws_security_group.office.id
  ip_protocol       = "tcp"
  from_port         = 5000
  to_port           = 6000
  cidr_ipv6         = "::/0"
}

resource "aws_security_group_rule" "out" {
  security_group_id = aws_security_group.office.id
  type              = "egress"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}
