# What the edge keeps, and for how long.

locals {
  # The first that matches decides, so the most specific stands first.
  cdn_cached_paths = [
    { policy = "predictions", pattern = "/v1/predict/*" },
  ]

  # Authorization in the key gives each caller answers of its own.
  cdn_cache_policies = {
    predictions = { ttl = var.cdn_ttl_predictions, headers = concat(["Authorization"], var.cdn_key_headers) }
  }
}

# The origin sees of a request only what is in the key. What it cannot see it cannot put into an
# answer, so no caller gets what was predicted for another.
resource "aws_cloudfront_cache_policy" "cdn_cached" {
  for_each = local.cdn_cache_policies

  name    = "${local.cdn_name}-${each.key}"
  comment = "Answers of ${local.cdn_name}: ${each.key}"

  # The origin may ask for less with Cache-Control, or for nothing to be kept.
  min_ttl     = 0
  default_ttl = each.value.ttl
  max_ttl     = each.value.ttl

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    query_strings_config {
      query_string_behavior = "all"
    }

    headers_config {
      header_behavior = "whitelist"

      headers {
        items = each.value.headers
      }
    }

    cookies_config {
      cookie_behavior = "none"
    }
  }

  lifecycle {
    # One in use cannot be deleted: the distribution lets go of it first.
    create_before_destroy = true
  }
}
