# 4:3 cycle these depend on each other: local.a → local.b → local.c → local.a

locals {
  a = local.b
  b = local.c
  c = local.a
}
