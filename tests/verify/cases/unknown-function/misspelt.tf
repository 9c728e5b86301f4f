# 3:25 unknown-function there is no function `uper` (did you mean `upper`?)

output "name" { value = uper("a") }
