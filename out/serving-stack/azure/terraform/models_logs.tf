# Who read, wrote and deleted what, and who used the keys.

locals {
  models_logged = merge(
    { for region, account in azurerm_storage_account.models_store : "blobs-${region}" => {
      target = "${account.id}/blobServices/default"
      logs   = ["StorageRead", "StorageWrite", "StorageDelete"]
    } },
    { for region, vault in azurerm_key_vault.models_store : "vault-${region}" => {
      target = vault.id
      logs   = ["AuditEvent"]
    } },
  )
}

resource "azurerm_log_analytics_workspace" "models" {
  name                = "log-${local.models_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "PerGB2018"
  retention_in_days = var.models_log_days

  tags = local.tags
}

resource "azurerm_monitor_diagnostic_setting" "models_store" {
  for_each = local.models_logged

  name                       = each.key
  target_resource_id         = each.value.target
  log_analytics_workspace_id = azurerm_log_analytics_workspace.models.id

  dynamic "enabled_log" {
    for_each = each.value.logs

    content {
      category = enabled_log.value
    }
  }
}
