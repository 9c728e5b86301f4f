# 2:5 this string is not closed on its line
a = "x
b = 1
