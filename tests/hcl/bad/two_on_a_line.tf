# 2:7 the end of the line expected, found `b`
a = 1 b = 2
