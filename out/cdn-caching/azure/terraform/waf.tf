# What is refused before it reaches cache or origin.

resource "azurerm_cdn_frontdoor_firewall_policy" "main" {
  name                = "waf${replace(var.name, "-", "")}"
  resource_group_name = azurerm_resource_group.main.name
  sku_name            = azurerm_cdn_frontdoor_profile.main.sku_name
  mode                = "Prevention"

  # By the address that a request comes from, and not by what its headers say.
  custom_rule {
    name     = "countries"
    type     = "MatchRule"
    priority = 10
    action   = "Block"

    match_condition {
      match_variable     = "SocketAddr"
      operator           = "GeoMatch"
      negation_condition = true
      match_values       = var.countries
    }
  }

  # One address may not take the origin for itself.
  custom_rule {
    name     = "flood"
    type     = "RateLimitRule"
    priority = 20
    action   = "Block"

    rate_limit_duration_in_minutes = 1
    rate_limit_threshold           = var.requests_per_minute

    match_condition {
      match_variable = "SocketAddr"
      operator       = "IPMatch"
      match_values   = ["0.0.0.0/0", "::/0"]
    }
  }

  managed_rule {
    type    = "Microsoft_DefaultRuleSet"
    version = "2.1"
    action  = "Block"

    # Prompts hold text of every kind, code among it: bodies are not judged by their words.
    exclusion {
      match_variable = "RequestBodyJsonArgNames"
      operator       = "EqualsAny"
      selector       = "*"
    }
  }

  managed_rule {
    type    = "Microsoft_BotManagerRuleSet"
    version = "1.1"
    action  = "Block"
  }

  tags = local.tags
}

resource "azurerm_cdn_frontdoor_security_policy" "main" {
  name                     = "waf"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id

  security_policies {
    firewall {
      cdn_frontdoor_firewall_policy_id = azurerm_cdn_frontdoor_firewall_policy.main.id

      association {
        patterns_to_match = ["/*"]

        domain {
          cdn_frontdoor_domain_id = azurerm_cdn_frontdoor_custom_domain.main.id
        }
      }
    }
  }
}
