# Who called and what was answered, and what the firewall refused: to be asked by queries.

resource "azurerm_log_analytics_workspace" "api" {
  name                = "log-${local.api_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "PerGB2018"
  retention_in_days = var.api_log_days

  tags = local.tags
}

resource "azurerm_monitor_diagnostic_setting" "api_load_balancer" {
  name                           = "logs"
  target_resource_id             = azurerm_application_gateway.api.id
  log_analytics_workspace_id     = azurerm_log_analytics_workspace.api.id
  log_analytics_destination_type = "Dedicated"

  enabled_log {
    category = "ApplicationGatewayAccessLog"
  }

  enabled_log {
    category = "ApplicationGatewayFirewallLog"
  }

  enabled_metric {
    category = "AllMetrics"
  }
}
