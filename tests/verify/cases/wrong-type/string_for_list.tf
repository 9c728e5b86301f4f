# 5:13 wrong-type `subnets` must be a list of strings, not a string

resource "aws_lb" "main" {
  name    = "main"
  subnets = "subnet-1"
}
