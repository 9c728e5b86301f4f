variable "sg" { type = string }
resource "aws_eip" "e" {
  count = var.sg != "" ? 1 : 0
}
