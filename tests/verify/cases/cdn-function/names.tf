# 16:3 cdn-function the CDN has no function `https_forces` (did you mean `https_force`?)
# 18:3 cdn-function `gzip` has no argument `enabled` (did you mean `enable`?)

locals {
  functions = {
    https_forces = { enable = "on" }
    gzip         = { enabled = "on" }
    own_function = { anything = "on" }
  }
}

resource "alicloud_cdn_domain_config" "main" {
  for_each = local.functions

  domain_name   = "www.example.com"
  function_name = each.key

  dynamic "function_args" {
    for_each = each.value

    content {
      arg_name  = function_args.key
      arg_value = function_args.value
    }
  }
}
