# What the edge keeps, for how long, and what tells two requests apart.

locals {
  # Where two paths match, the heavier rule holds: the most specific stands first.
  cached_paths = [
    { name = "predictions", folder = "/v1/predict/", ttl = var.ttl_predictions },
    { name = "models", folder = "/", ttl = var.ttl_models },
  ]

  # What no path names is never kept.
  lifetimes = merge(
    { never = { folder = "/", ttl = 0, weight = 1 } },
    { for rank, path in local.cached_paths : path.name => merge(path, { weight = 99 - rank }) },
  )

  # A rule holds for a folder; these paths stand for themselves alone.
  exact_paths = {
    models = "/v1/models"
  }

  # An answer belongs to the caller who asked: what proves a caller is in the key.
  caller_headers = ["Authorization", "Cookie", "X-Api-Key"]
}

resource "alicloud_cdn_domain_config" "exact_path" {
  for_each = local.exact_paths

  domain_name   = alicloud_cdn_domain_new.main.domain_name
  function_name = "condition"

  function_args {
    arg_name = "rule"

    arg_value = jsonencode({
      name   = each.key
      status = "enable"
      match = {
        logic = "and"
        criteria = [{
          matchType     = "uri"
          matchOperator = "contains"
          matchValue    = [each.value]
          negate        = false
          caseSensitive = true
        }]
      }
    })
  }
}

resource "alicloud_cdn_domain_config" "lifetime" {
  for_each = local.lifetimes

  domain_name   = alicloud_cdn_domain_new.main.domain_name
  function_name = "path_based_ttl_set"
  parent_id     = try(alicloud_cdn_domain_config.exact_path[each.key].config_id, null)

  dynamic "function_args" {
    for_each = { path = each.value.folder, ttl = each.value.ttl, weight = each.value.weight }

    content {
      arg_name  = function_args.key
      arg_value = tostring(function_args.value)
    }
  }
}

# An error of the origin is over when it is over.
resource "alicloud_cdn_domain_config" "errors" {
  domain_name   = alicloud_cdn_domain_new.main.domain_name
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
resource "alicloud_cdn_domain_config" "key" {
  domain_name   = alicloud_cdn_domain_new.main.domain_name
  function_name = "self_defined_cachekey"

  function_args {
    arg_name  = "headers"
    arg_value = join(" ", distinct(concat(local.caller_headers, var.key_headers)))
  }
}

# Answers that all callers share are the exception; where the condition fails, nobody shares.
resource "alicloud_cdn_domain_config" "shared_paths" {
  domain_name   = alicloud_cdn_domain_new.main.domain_name
  function_name = "condition"

  function_args {
    arg_name = "rule"

    arg_value = jsonencode({
      name   = "shared"
      status = "enable"
      match = {
        logic = "and"
        criteria = [{
          matchType     = "uri"
          matchOperator = "contains"
          matchValue    = ["/v1/models"]
          negate        = false
          caseSensitive = true
        }]
      }
    })
  }
}

resource "alicloud_cdn_domain_config" "shared_key" {
  domain_name   = alicloud_cdn_domain_new.main.domain_name
  function_name = "self_defined_cachekey"
  parent_id     = alicloud_cdn_domain_config.shared_paths.config_id

  function_args {
    arg_name  = "headers"
    arg_value = join(" ", var.key_headers)
  }
}
