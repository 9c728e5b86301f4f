# Who called, what the containers printed, and who used the stores.

locals {
  canary_store_logs = {
    blobs = {
      target = "${azurerm_storage_account.canary_models.id}/blobServices/default"
      logs   = ["StorageRead", "StorageWrite", "StorageDelete"]
    }
    vault = {
      target = azurerm_key_vault.canary.id
      logs   = ["AuditEvent"]
    }
    registry = {
      target = azurerm_container_registry.canary.id
      logs   = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"]
    }
  }
}

resource "azurerm_monitor_diagnostic_setting" "canary_endpoint" {
  name                       = "endpoint"
  target_resource_id         = azapi_resource.canary_endpoint.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.canary.id

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

resource "azurerm_monitor_diagnostic_setting" "canary_store" {
  for_each = local.canary_store_logs

  name                       = each.key
  target_resource_id         = each.value.target
  log_analytics_workspace_id = azurerm_log_analytics_workspace.canary.id

  dynamic "enabled_log" {
    for_each = each.value.logs

    content {
      category = enabled_log.value
    }
  }
}
