# 3:25 undeclared the local value `name` is not declared

output "name" { value = local.name }
