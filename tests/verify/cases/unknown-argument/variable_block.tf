# 4:3 unknown-argument `variable` has no argument `kind`

variable "name" {
  kind = "string"
}

output "name" { value = var.name }
