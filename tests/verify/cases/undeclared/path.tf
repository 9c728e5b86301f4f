# 3:26 undeclared there is no `path.modul` (did you mean `module`?)

output "where" { value = path.modul }
