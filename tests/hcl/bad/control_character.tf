# 2:7 the end of the line expected, found ``
a = 1 
