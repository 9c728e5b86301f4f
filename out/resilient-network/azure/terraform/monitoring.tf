# What somebody has to hear of.

resource "azurerm_monitor_action_group" "main" {
  name                = "ag-${var.name}"
  resource_group_name = azurerm_resource_group.main.name

  # Messages begin with this; Azure takes twelve characters.
  short_name = substr(var.name, 0, 12)

  dynamic "email_receiver" {
    for_each = toset(var.alarm_emails)

    content {
      name                    = email_receiver.key
      email_address           = email_receiver.key
      use_common_alert_schema = true
    }
  }

  tags = local.tags
}

locals {
  gateways = "Microsoft.Network/applicationGateways"

  alarms = {
    unhealthy-servers = {
      description = "Servers fail their health check."
      source      = azurerm_application_gateway.main.id
      namespace   = local.gateways
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
      source      = azurerm_application_gateway.main.id
      namespace   = local.gateways
      metric      = "ResponseStatus"
      aggregation = "Total"
      operator    = "GreaterThan"
      threshold   = var.errors_per_minute * 5
      window      = "PT5M"
      severity    = 1
      dimensions  = { HttpStatusGroup = ["5xx"] }
    }
    slow = {
      description = "Answers take too long, on average."
      source      = azurerm_application_gateway.main.id
      namespace   = local.gateways
      metric      = "BackendLastByteResponseTime"
      aggregation = "Average"
      operator    = "GreaterThan"
      threshold   = var.slow_seconds * 1000
      window      = "PT5M"
      severity    = 2
      dimensions  = {}
    }
    # Not yet a fault, but the next peak will be one.
    full = {
      description = "There are as many servers as there may be."
      source      = azurerm_application_gateway.main.id
      namespace   = local.gateways
      metric      = "HealthyHostCount"
      aggregation = "Average"
      operator    = "GreaterThanOrEqual"
      threshold   = var.max_servers
      window      = "PT15M"
      severity    = 3
      dimensions  = {}
    }
    unreachable = {
      description = "Clients cannot reach the service: Traffic Manager gets no answer."
      source      = azurerm_traffic_manager_profile.main.id
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

resource "azurerm_monitor_metric_alert" "alarm" {
  for_each = local.alarms

  name                = "${var.name}-${each.key}"
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
    action_group_id = azurerm_monitor_action_group.main.id
  }

  tags = local.tags
}
