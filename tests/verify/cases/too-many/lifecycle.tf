# 10:3 too-many `lifecycle` may stand once

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  lifecycle {
    prevent_destroy = true
  }

  lifecycle {
    create_before_destroy = true
  }
}
