# 7:27 undeclared the variable `regoin` is not declared (did you mean `region`?)

variable "region" {
  type = string
}

output "region" { value = var.regoin }
output "again" { value = var.region }
