# Where logs, metrics and traces go, to be asked together.

resource "azurerm_log_analytics_workspace" "stable" {
  name                = "log-${local.stable_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "PerGB2018"
  retention_in_days = var.stable_log_days

  tags = local.tags
}

resource "azurerm_application_insights" "stable" {
  name                = "appi-${local.stable_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  application_type = "web"
  workspace_id     = azurerm_log_analytics_workspace.stable.id

  tags = local.tags
}
