# 4:3 `a` is set twice
b {
  a = 1
  a = 2
}
