# 6:3 unknown-block `tags` is an argument, not a block (write `tags = …`)

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags {
    Name = "main"
  }
}
