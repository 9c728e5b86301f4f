# 8:16 undeclared `aws_vpc.mian` is not declared (did you mean `aws_vpc.main`?)

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.mian.id
  cidr_block = "10.0.0.0/24"
}
