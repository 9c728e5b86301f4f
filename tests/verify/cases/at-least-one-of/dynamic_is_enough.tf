variable "subnets" {
  type = map(string)
}

resource "aws_lb" "main" {
  name = "main"

  dynamic "subnet_mapping" {
    for_each = var.subnets

    content {
      subnet_id = subnet_mapping.value
    }
  }
}
