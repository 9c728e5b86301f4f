# 3:1 cycle `aws_instance.server` depends on itself

resource "aws_instance" "server" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  tags          = { Address = aws_instance.server.private_ip }
}
