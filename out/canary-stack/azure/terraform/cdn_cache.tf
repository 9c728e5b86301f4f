# What the edge adds to every answer. It keeps none.

locals {
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
}
