# 11:7 unknown-argument `ingress` has no argument `cidr_blocs` (did you mean `cidr_blocks`?)

resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = ["10.0.0.0/8"]

    content {
      from_port   = 80
      to_port     = 80
      protocol    = "tcp"
      cidr_blocs  = [ingress.value]
    }
  }
}
