# 2:4 a value expected, found the end of the line
a =
b = 1
