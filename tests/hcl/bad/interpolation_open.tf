# 2:13 `}` expected, found `"`
a = "${var.b"
