# 4:20 syntax a literal has neither attributes nor an index

resource "aws_vpc" "main" {
  cidr_block = 10.0.0.0/16
}
