variable "network" {
  type    = string
  default = "10.0.0.0/16"
}

variable "subnets" {
  type    = map(string)
  default = { a = "10.0.0.0/24" }
}

resource "aws_vpc" "main" {
  cidr_block = var.network
}

resource "aws_subnet" "main" {
  for_each = var.subnets

  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}
