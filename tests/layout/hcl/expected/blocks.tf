# File comment
// Another

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}
resource "a" "one_line" { name = "x" }
resource "a" "empty" {}
resource "a" "spread" {
}
resource "a" "spaces" {
  lifecycle { ignore_changes = [tags, desired_size] }
  timeouts {}
  dynamic "setting" {
    for_each = var.settings
    iterator = s
    content {
      name  = s.key
      value = s.value["v"]
    }
  }
  depends_on = [aws_x.main, aws_y.main]
}

variable "x" {
  type = object({
    name   = string
    size   = optional(number, 3)
    labels = map(string)
  })
  default  = null
  nullable = false
  validation {
    condition = (
      var.x == null
      || length(var.x.name) > 3
    )
    error_message = "Too short: ${length(var.x.name)} of 3."
  }
}
