# 4:1 `,` or `]` expected, found the end of the file
a = [1, 2

