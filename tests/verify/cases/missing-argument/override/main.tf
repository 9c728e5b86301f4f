resource "aws_subnet" "a" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "b" {
  cidr_block = "10.0.1.0/24"
}
