resource "aws_subnet" "b" {
  vpc_id = null
}
