variable "third" {
  type    = string
  default = "10.0.3.0/24"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  for_each = {
    first  = "10.0.0.0/24"
    second = "10.0.0.0/25"
  }

  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}

resource "aws_subnet" "third" {
  vpc_id     = aws_vpc.main.id
  cidr_block = var.third
}
