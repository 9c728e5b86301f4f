resource "aws_subnet" "a" {
  vpc_id = "vpc-1"
}

# Terraform demands what must be set of the declaration itself.
resource "aws_subnet" "b" {
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "c" {
  vpc_id     = "vpc-1"
  cidr_block = "10.0.2.0/24"
}
