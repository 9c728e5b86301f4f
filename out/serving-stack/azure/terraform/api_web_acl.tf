# Whose requests reach the servers: those of the CDN, and of the clients that are named.

resource "azurerm_web_application_firewall_policy" "api" {
  #checkov:skip=CKV_AZURE_135:This one tells who may come: what attacks look like is for the CDN's firewall.
  name                = "waf-${local.api_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  policy_settings {
    enabled = true
    mode    = "Prevention"

    # The rules below look at headers and addresses alone.
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

  # Everybody's Front Door comes from the same addresses: this one says its ID, and so do the probes
  # of Traffic Manager. What is allowed here is looked through no further.
  custom_rules {
    name      = "cdn"
    priority  = 1
    rule_type = "MatchRule"
    action    = "Allow"

    match_conditions {
      operator     = "Equal"
      match_values = [azurerm_cdn_frontdoor_profile.cdn.resource_guid]

      match_variables {
        variable_name = "RequestHeaders"
        selector      = "X-Azure-FDID"
      }
    }
  }

  dynamic "custom_rules" {
    for_each = length(var.api_clients) > 0 ? ["clients"] : []

    content {
      name      = custom_rules.value
      priority  = 2
      rule_type = "MatchRule"
      action    = "Allow"

      match_conditions {
        operator     = "IPMatch"
        match_values = var.api_clients

        match_variables {
          variable_name = "RemoteAddr"
        }
      }
    }
  }

  # Everybody else: all addresses but one that nobody has. To ask for another ID would not do, since
  # no condition holds for a header that is not there.
  custom_rules {
    name      = "nobodyelse"
    priority  = 3
    rule_type = "MatchRule"
    action    = "Block"

    match_conditions {
      operator           = "IPMatch"
      negation_condition = true
      match_values       = ["255.255.255.255/32"]

      match_variables {
        variable_name = "RemoteAddr"
      }
    }
  }

  # Azure takes no policy without one. Nothing comes as far as this.
  managed_rules {
    managed_rule_set {
      type    = "Microsoft_DefaultRuleSet"
      version = "2.1"
    }
  }

  tags = local.tags
}
