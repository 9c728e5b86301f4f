resource "aws_security_group" "s" { vpc_id = "vpc-1" }
module "m" {
  source = "./m"
  sg     = aws_security_group.s.id
}
module "n" {
  source = "./m"
  sg     = ""
}
