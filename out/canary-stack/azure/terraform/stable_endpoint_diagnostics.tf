# Who called, what the containers printed, and who used the stores.

locals {
  stable_store_logs = {
    blobs = {
      target = "${azurerm_storage_account.stable_models.id}/blobServices/default"
      logs   = ["StorageRead", "StorageWrite", "StorageDelete"]
    }
    vault = {
      target = azurerm_key_vault.stable.id
      logs   = ["AuditEvent"]
    }
    registry = {
      target = azurerm_container_registry.stable.id
      logs   = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"]
    }
  }
}

resource "azurerm_monitor_diagnostic_setting" "stable_endpoint" {
  name                       = "endpoint"
  target_resource_id         = azapi_resource.stable_endpoint.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.stable.id

  enabled_log {
    category = "AmlOnlineEndpointTrafficLog"
  }

  enabled_log {
    category = "AmlOnlineEndpointConsoleLog"
  }

  enabled_log {
    category = "AmlOnlineEndpointEventLog"
  }

  enabled_metric {
    category = "Traffic"
  }
}

resource "azurerm_monitor_diagnostic_setting" "stable_store" {
  for_each = local.stable_store_logs

  name                       = each.key
  target_resource_id         = each.value.target
  log_analytics_workspace_id = azurerm_log_analytics_workspace.stable.id

  dynamic "enabled_log" {
    for_each = each.value.logs

    content {
      category = enabled_log.value
    }
  }
}
