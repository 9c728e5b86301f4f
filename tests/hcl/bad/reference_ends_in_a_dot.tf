# 2:9 an attribute name expected, found the end of the line
a = var.
