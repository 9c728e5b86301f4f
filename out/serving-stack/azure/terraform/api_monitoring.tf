# What somebody has to hear of.

resource "azurerm_monitor_action_group" "api" {
  name                = "ag-${local.api_name}"
  resource_group_name = azurerm_resource_group.main.name

  # Messages begin with this; Azure takes twelve characters.
  short_name = substr(local.api_name, 0, 12)

  # Nobody is named, so the owners of the subscription hear of it.
  arm_role_receiver {
    name                    = "owners"
    role_id                 = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
    use_common_alert_schema = true
  }

  dynamic "email_receiver" {
    for_each = toset(var.api_alarm_emails)

    content {
      name                    = email_receiver.key
      email_address           = email_receiver.key
      use_common_alert_schema = true
    }
  }

  tags = local.tags
}

locals {
  api_gateways = "Microsoft.Network/applicationGateways"

  api_alarms = {
    unhealthy-servers = {
      description = "Servers fail their health check."
      source      = azurerm_application_gateway.api.id
      namespace   = local.api_gateways
      metric      = "UnhealthyHostCount"
      aggregation = "Average"
      operator    = "GreaterThan"
      threshold   = 0
      window      = "PT5M"
      severity    = 2
      dimensions  = {}
    }
    errors = {
      description = "Callers get errors, of the servers or of the load balancer itself."
      source      = azurerm_application_gateway.api.id
      namespace   = local.api_gateways
      metric      = "ResponseStatus"
      aggregation = "Total"
      operator    = "GreaterThan"
      threshold   = var.api_errors_per_minute * 5
      window      = "PT5M"
      severity    = 1
      dimensions  = { HttpStatusGroup = ["5xx"] }
    }
    slow = {
      description = "Answers take too long, on average."
      source      = azurerm_application_gateway.api.id
      namespace   = local.api_gateways
      metric      = "BackendLastByteResponseTime"
      aggregation = "Average"
      operator    = "GreaterThan"
      threshold   = var.api_slow_seconds * 1000
      window      = "PT5M"
      severity    = 2
      dimensions  = {}
    }
    # Not yet a fault, but the next peak will be one.
    full = {
      description = "There are as many servers as there may be."
      source      = azurerm_application_gateway.api.id
      namespace   = local.api_gateways
      metric      = "HealthyHostCount"
      aggregation = "Average"
      operator    = "GreaterThanOrEqual"
      threshold   = var.api_max_servers
      window      = "PT15M"
      severity    = 3
      dimensions  = {}
    }
    unreachable = {
      description = "Clients cannot reach the service: Traffic Manager gets no answer."
      source      = azurerm_traffic_manager_profile.api.id
      namespace   = "Microsoft.Network/trafficManagerProfiles"
      metric      = "ProbeAgentCurrentEndpointStateByProfileResourceId"
      aggregation = "Maximum"
      operator    = "LessThan"
      threshold   = 1
      window      = "PT5M"
      severity    = 0
      dimensions  = { EndpointName = ["*"] }
    }
  }
}

resource "azurerm_monitor_metric_alert" "api_alarm" {
  for_each = local.api_alarms

  name                = "${local.api_name}-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  description         = each.value.description
  scopes              = [each.value.source]

  severity    = each.value.severity
  frequency   = "PT1M"
  window_size = each.value.window

  criteria {
    metric_namespace = each.value.namespace
    metric_name      = each.value.metric
    aggregation      = each.value.aggregation
    operator         = each.value.operator
    threshold        = each.value.threshold

    dynamic "dimension" {
      for_each = each.value.dimensions

      content {
        name     = dimension.key
        operator = "Include"
        values   = dimension.value
      }
    }
  }

  action {
    action_group_id = azurerm_monitor_action_group.api.id
  }

  tags = local.tags
}
