# 4:3 conflict `name` and `name_prefix` exclude each other (in aws 5.100.0)

resource "aws_security_group" "web" {
  name        = "web"
  name_prefix = "web-"
}
