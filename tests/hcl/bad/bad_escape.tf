# 2:10 `\q` is not an escape
a = "one \q"
