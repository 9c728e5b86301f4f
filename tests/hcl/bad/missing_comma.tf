# 2:8 `,` or `]` expected, found `2`
a = [1 2]
