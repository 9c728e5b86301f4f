# What is refused before it reaches the servers.

resource "azurerm_web_application_firewall_policy" "main" {
  #checkov:skip=CKV_AZURE_135:Microsoft's rule set has protection against Log4j, and has it on.
  name                = "waf-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  policy_settings {
    enabled = true
    mode    = "Prevention"

    # Prompts are free text: what looks like SQL or code in one is no attack, and they are long.
    # Addresses, headers and queries are looked through.
    request_body_check = false

    # Logs never hold the keys that callers prove themselves with.
    log_scrubbing {
      enabled = true

      dynamic "rule" {
        for_each = ["authorization", "x-api-key"]

        content {
          match_variable          = "RequestHeaderNames"
          selector_match_operator = "Equals"
          selector                = rule.value
        }
      }
    }
  }

  # One address may not take the servers for itself. The rule is for everybody: for all addresses
  # but one that nobody has.
  custom_rules {
    name      = "flood"
    priority  = 1
    rule_type = "RateLimitRule"
    action    = "Block"

    rate_limit_duration  = "OneMin"
    rate_limit_threshold = var.requests_per_minute
    group_rate_limit_by  = "ClientAddr"

    match_conditions {
      operator           = "IPMatch"
      negation_condition = true
      match_values       = ["255.255.255.255/32"]

      match_variables {
        variable_name = "RemoteAddr"
      }
    }
  }

  managed_rules {
    managed_rule_set {
      type    = "Microsoft_DefaultRuleSet"
      version = "2.1"
    }

    managed_rule_set {
      type    = "Microsoft_BotManagerRuleSet"
      version = "1.1"
    }
  }

  tags = local.tags
}
