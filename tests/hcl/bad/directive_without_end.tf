# 2:6 this `%{ if }` has no `%{ endif }`
a = "%{ if var.b }x"
