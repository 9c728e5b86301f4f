# What the edge keeps, and for how long. Answers to GET alone are kept, by host, path and query.

locals {
  # Of two paths that match, the first decides: the most specific stands first. Front Door writes
  # paths without the slash that they start with.
  cdn_separate_paths = [
    { name = "predictions", operator = "BeginsWith", values = ["v1/predict/"], ttl = var.cdn_ttl_predictions },
  ]

  # Days are written only where there are some.
  cdn_lifetimes = {
    for path in local.cdn_separate_paths : path.name => join("", [
      path.ttl >= 86400 ? "${floor(path.ttl / 86400)}." : "",
      format("%02d:%02d:%02d", floor(path.ttl % 86400 / 3600), floor(path.ttl % 3600 / 60), path.ttl % 60),
    ])
  }

  # What proves a caller.
  cdn_caller_headers = ["Authorization", "Cookie", "X-Api-Key"]

  cdn_security_headers = {
    Strict-Transport-Security = "max-age=31536000; includeSubDomains; preload"
    X-Content-Type-Options    = "nosniff"
    X-Frame-Options           = "DENY"
    Referrer-Policy           = "no-referrer"
  }
}

resource "azurerm_cdn_frontdoor_batch_rule_set" "cdn" {
  name                     = "edge"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.cdn.id

  # On every answer, whatever rule follows.
  rule {
    name  = "securityheaders"
    order = 1

    actions {
      dynamic "modify_response_header" {
        for_each = local.cdn_security_headers

        content {
          operator     = "Overwrite"
          header_name  = modify_response_header.key
          header_value = modify_response_header.value
        }
      }
    }
  }

  # No header is part of the key. Who sends one of these may get another answer, so it is not kept.
  dynamic "rule" {
    for_each = var.cdn_key_headers

    content {
      name               = "header${rule.key + 1}"
      order              = rule.key + 100
      behaviour_on_match = "Stop"

      conditions {
        request_header {
          name     = rule.value
          operator = "Any"
        }
      }

      actions {
        route_configuration_override {
          caching {
            behaviour = "Disabled"
          }
        }
      }
    }
  }

  # From here on an answer may belong to the caller who asked: it is passed on, and never kept.
  dynamic "rule" {
    for_each = local.cdn_caller_headers

    content {
      name               = "caller${rule.key + 1}"
      order              = rule.key + 300
      behaviour_on_match = "Stop"

      conditions {
        request_header {
          name     = rule.value
          operator = "Any"
        }
      }

      actions {
        route_configuration_override {
          caching {
            behaviour = "Disabled"
          }
        }
      }
    }
  }

  dynamic "rule" {
    for_each = local.cdn_separate_paths

    content {
      name               = "kept${rule.key + 1}${replace(rule.value.name, "-", "")}"
      order              = rule.key + 400
      behaviour_on_match = "Stop"

      conditions {
        request_path {
          operator = rule.value.operator
          values   = rule.value.values
        }

        request_method {
          operator = "Equal"
          values   = ["GET"]
        }
      }

      actions {
        route_configuration_override {
          caching {
            behaviour              = "OverrideAlways"
            duration               = local.cdn_lifetimes[rule.value.name]
            query_string_behaviour = "UseQueryString"
            compression_enabled    = true
          }
        }
      }
    }
  }
}
