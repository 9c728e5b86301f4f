# 4:16 missing-argument `vpc_id` must not be null

resource "aws_subnet" "a" {
  vpc_id     = null
  cidr_block = "10.0.0.0/24"
}
