# 2:1 this block is never closed
resource "a" "b" {
  x = 1

