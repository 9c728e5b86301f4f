# 5:3 read-only `arn` is set by the provider alone

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  arn        = "arn:aws:ec2:us-west-2:111122223333:vpc/vpc-1"
}
