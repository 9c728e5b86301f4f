# 16:28 wrong-id `subnet_id` wants the ID of a subnet, and `aws_vpc.main.id` is that of a VPC
# 17:29 wrong-id `vpc_security_group_ids` wants the ID of a security group, and `aws_subnet.a.id` is that of a subnet

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_instance" "server" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  subnet_id              = aws_vpc.main.id
  vpc_security_group_ids = [aws_subnet.a.id]
}
