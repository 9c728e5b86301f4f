# 6:3 missing-block `dynamic` needs a block `content`

resource "aws_security_group" "web" {
  vpc_id = "vpc-0123456789abcdef0"

  dynamic "ingress" {
    for_each = toset(["10.0.0.0/24"])
  }
}
