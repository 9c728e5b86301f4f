# 5:22 undeclared `default` refers to nothing (a text needs quotes)

resource "aws_vpc" "main" {
  cidr_block       = "10.0.0.0/16"
  instance_tenancy = default
}
