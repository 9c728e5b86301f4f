# Who asked for what: to be asked by queries.

resource "azurerm_log_analytics_workspace" "cdn" {
  name                = "log-${local.cdn_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "PerGB2018"
  retention_in_days = var.cdn_log_days

  tags = local.tags
}

resource "azurerm_monitor_diagnostic_setting" "cdn" {
  name                       = "logs"
  target_resource_id         = azurerm_cdn_frontdoor_profile.cdn.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.cdn.id

  enabled_log {
    category = "FrontDoorAccessLog"
  }

  enabled_metric {
    category = "AllMetrics"
  }
}
