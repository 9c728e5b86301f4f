# 2:10 `}` expected, found `,`
b { x = 1, y = 2 }
