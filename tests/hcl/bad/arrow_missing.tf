# 2:25 `=>` expected, found `}`
a = { for k, v in b : k }
