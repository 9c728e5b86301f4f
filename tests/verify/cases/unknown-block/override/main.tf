resource "aws_lb" "main" {
  subnets = ["subnet-1", "subnet-2"]
}
