# 3:7 `=` or `{` after `name` expected, found the end of the line
resource "a" "b" {
  name
}
