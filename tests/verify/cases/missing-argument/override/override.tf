resource "aws_subnet" "b" {
  assign_ipv6_address_on_creation = false
}

resource "aws_subnet" "c" {
  vpc_id = null
}
