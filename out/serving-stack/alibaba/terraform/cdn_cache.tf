# What the edge keeps, for how long, and what tells two requests apart.

locals {
  # Where two paths match, the heavier rule holds: the most specific stands first.
  cdn_cached_paths = [
    { name = "predictions", folder = "/v1/predict/", ttl = var.cdn_ttl_predictions },
  ]

  # What no path names is never kept.
  cdn_lifetimes = merge(
    { never = { folder = "/", ttl = 0, weight = 1 } },
    { for rank, path in local.cdn_cached_paths : path.name => merge(path, { weight = 99 - rank }) },
  )

  # An answer belongs to the caller who asked: what proves a caller is in the key.
  cdn_caller_headers = ["Authorization", "Cookie", "X-Api-Key"]
}

resource "alicloud_cdn_domain_config" "cdn_lifetime" {
  for_each = local.cdn_lifetimes

  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "path_based_ttl_set"

  dynamic "function_args" {
    for_each = { path = each.value.folder, ttl = each.value.ttl, weight = each.value.weight }

    content {
      arg_name  = function_args.key
      arg_value = tostring(function_args.value)
    }
  }
}

# An error of the origin is over when it is over.
resource "alicloud_cdn_domain_config" "cdn_errors" {
  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "path_force_ttl_code"

  function_args {
    arg_name  = "path"
    arg_value = "/"
  }

  function_args {
    arg_name  = "code_string"
    arg_value = "4xx=0,5xx=0"
  }
}

# The key is the whole address with its query, and the values of these headers.
resource "alicloud_cdn_domain_config" "cdn_key" {
  domain_name   = alicloud_cdn_domain_new.cdn.domain_name
  function_name = "self_defined_cachekey"

  function_args {
    arg_name  = "headers"
    arg_value = join(" ", distinct(concat(local.cdn_caller_headers, var.cdn_key_headers)))
  }
}
