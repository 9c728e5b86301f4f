# 23:28 wrong-type `subnet_id` must be a text, and `aws_subnet.main[*].id` is a list
# 24:28 wrong-type `vpc_security_group_ids` must be a list, and `aws_security_group.main.id` is a text (write `[aws_security_group.main.id]`)
# 29:21 wrong-type `security_groups` must be a list, and `aws_security_group.main.id` is a text (write `[aws_security_group.main.id]`)
# 34:24 wrong-type `subnets` must be a list, and `aws_subnet.main[0].id` is a text (write `[aws_subnet.main[0].id]`)

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

resource "aws_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "main" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.main[*].id
  vpc_security_group_ids = aws_security_group.main.id
}

resource "aws_lb" "main" {
  subnets         = aws_subnet.main[*].id
  security_groups = aws_security_group.main.id
}

resource "aws_lb" "one" {
  load_balancer_type = "network"
  subnets            = aws_subnet.main[0].id
}
