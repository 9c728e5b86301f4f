# 2:14 `:` expected, found the end of the line
a = var.b ? 1
