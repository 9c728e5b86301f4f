# 3:24 undeclared the module `network` is not declared

output "vpc" { value = module.network.vpc_id }
