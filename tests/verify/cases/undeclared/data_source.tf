# 3:28 undeclared `data.aws_caller_identity.me` is not declared

output "account" { value = data.aws_caller_identity.me.account_id }
