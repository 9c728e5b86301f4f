# 11:12 function-arguments `upper` takes 1 argument, not 2
# 12:12 function-arguments `replace` takes 3 arguments, not 1
# 13:12 function-arguments `format` takes 1 or more arguments, not 0
# 14:17 function-arguments argument 1 of `join` must be a string, not a list
# 15:17 function-arguments argument 1 of `keys` must be a map, not a list
# 16:29 function-arguments argument 2 of `cidrhost` must be a number, not a string

locals {
  parts  = ["a", "b"]
  fine   = [upper("a"), join("-", local.parts...), cidrhost("10.0.0.0/8", "4"), merge(), max(local.parts...)]
  more   = upper("a", "b")
  fewer  = replace("a")
  none   = format()
  list   = join(["a"], local.parts)
  keys   = keys(["a"])
  number = cidrhost("10/8", "first")
}

output "all" {
  value = [local.fine, local.more, local.fewer, local.none, local.list, local.keys, local.number]
}
