locals {
  cond = var.a ? var.b : var.c
  multi = (
    var.a
    ? var.b
    : var.c
  )
  split = (var.enabled ?
    1 :
  -1)
  neg    = -1
  sub    = a-1
  sub2   = var.a - -1
  sub3   = 3 - 2
  not    = !var.x && !var.y || (!z)
  math   = (1 + 2) * 3 / 4 % 5
  cmp    = a == b && c != d || e <= f && g >= h && i < j && k > l
  arrow  = { for k, v in var.m : k => - v if v > 0 }
  group  = { for k, v in var.m : v => k... }
  tuple  = [for x in [1, 2] : x]
  tuple2 = [for x in var.l : x if x != ""]
  splat  = aws_x.y[*].id
  legacy = aws_x.y.*.id
  index  = aws_x.y[0].z["k"][var.i][count.index]
  call   = f(a, b, c...)
  deep   = f(g(h([1, { a = 1 }])))
  ns     = provider::aws::arn_parse(var.arn)
  str    = "a${var.b}c${var.d}${f("x")}%{if a}y%{endif}"
  esc    = "q\"uo\\te $${no} %%{no} $ 100%"
  obj    = "${ { a = 1 } }b"
  num    = 1.5e3
  minus  = [-1, -2, 3 - 4]
  for_multi = {
    for k, v in var.m :
    k => {
      a   = v
      bbb = 2
    }
    if v != null
  }
  objects = [for s in var.s : {
    name = s
    x    = 1
  }]
  chain = merge(
    local.a,
    {
      b   = 1
      ccc = 2
    },
    var.on ? {
      d = 1
    } : {},
  )
  args = format(
    "%s-%d",
    var.name,
    3,
  )
  two = [[
    1,
    ], [
    2,
  ]]
  close = f([
    1,
    2
  ], "x")
  paren = ((
    1
  ))
  kv = { "a" = 1, b : 2 }
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["s3:GetObject", "s3:ListBucket"]
      Condition = { StringEquals = { "aws:x" = "y" } }
    }]
  })
}
