# 4:1 duplicate `var.name` is declared twice

variable "name" {}
variable "name" {}
output "name" { value = var.name }
