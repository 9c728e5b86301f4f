# Who read, wrote and deleted what, and who used the keys.

locals {
  logged = merge(
    { for region, account in azurerm_storage_account.store : "blobs-${region}" => {
      target = "${account.id}/blobServices/default"
      logs   = ["StorageRead", "StorageWrite", "StorageDelete"]
    } },
    { for region, vault in azurerm_key_vault.store : "vault-${region}" => {
      target = vault.id
      logs   = ["AuditEvent"]
    } },
  )
}

resource "azurerm_log_analytics_workspace" "main" {
  name                = "log-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "PerGB2018"
  retention_in_days = var.log_days

  tags = local.tags
}

resource "azurerm_monitor_diagnostic_setting" "store" {
  for_each = local.logged

  name                       = each.key
  target_resource_id         = each.value.target
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  dynamic "enabled_log" {
    for_each = each.value.logs

    content {
      category = enabled_log.value
    }
  }
}
