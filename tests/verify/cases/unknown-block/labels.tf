# 3:1 unknown-block `resource` takes 2 labels, not 1

resource "aws_vpc" {
  cidr_block = "10.0.0.0/16"
}
