# 2:5 a value expected, found `'`
a = 'x'
