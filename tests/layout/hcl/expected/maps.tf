locals {
  tags    = { Name = var.name, "with space" = "x", Owner : "me" }
  empty   = {}
  nothing = []
  zones = {
    "us-west-2a"    = cidrsubnet(var.cidr, 4, 0)
    "z"             = 1
    (var.key)       = "computed"
    "${var.name}-x" = { a = 1, b = [1, 2, 3] }
    plain : "colon"
    longer_plain : "colon"
    nested = {
      a     = 1
      bbbb  = 2,
      "ccc" = 3

      dd = 4
    }
    e = [
      1, 2,
      { a = 1 },
      { a = 1,
      bb = 2 },
    ]
    ffffffffffff = merge({
      a   = 1
      bbb = 2
    }, { c = 3 })
    g = 7
  }
}
