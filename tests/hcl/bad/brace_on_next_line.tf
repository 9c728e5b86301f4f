# 2:10 `=` or `{` after `resource` expected, found `"`
resource "a" "b"
{
}
