# 4:17 undeclared `ingress.value` is not declared

resource "aws_security_group" "web" {
  description = ingress.value

  dynamic "ingress" {
    for_each = ["10.0.0.0/8"]

    content {
      from_port   = 80
      to_port     = 80
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}
