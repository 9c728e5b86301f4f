# 2:11 `,` or `]` expected, found `)`
a = [var.b)
