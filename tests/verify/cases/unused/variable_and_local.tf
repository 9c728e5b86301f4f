# 4:1 unused-variable the variable `name` is never used
# 10:3 unused-local the local value `unused` is never used

variable "name" {
  type = string
}

locals {
  used   = "x"
  unused = "y"
}

output "used" { value = local.used }
