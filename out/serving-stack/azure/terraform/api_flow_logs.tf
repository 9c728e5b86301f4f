# Who talked to whom in the network, accepted or refused.

resource "azurerm_storage_account" "api_flows" {
  #checkov:skip=CKV_AZURE_33:The account has no queues whose requests could be logged.
  #checkov:skip=CKV_AZURE_59:The account's firewall lets in nobody but trusted services of Azure.
  #checkov:skip=CKV_AZURE_206:Flow logs are copied to three zones, and need no second region.
  #checkov:skip=CKV2_AZURE_1:Flow logs are encrypted with Azure's key, and need no vault.
  #checkov:skip=CKV2_AZURE_33:Network Watcher writes as a trusted service, to no private address.
  #checkov:skip=CKV2_AZURE_40:Network Watcher writes with the account's key.
  name                = var.api_unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  # Network Watcher writes with the account's key, as a trusted service. Nobody else gets in.
  shared_access_key_enabled       = true
  local_user_enabled              = false
  allow_nested_items_to_be_public = false

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  cross_tenant_replication_enabled  = false
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true

  sas_policy {
    expiration_period = "01.00:00:00"
  }

  blob_properties {
    delete_retention_policy {
      days = 7
    }
  }

  tags = local.tags
}

resource "azurerm_network_watcher_flow_log" "api" {
  name                 = "fl-${local.api_name}"
  network_watcher_name = var.api_network_watcher
  resource_group_name  = var.api_network_watcher_group
  location             = azurerm_resource_group.main.location

  target_resource_id = azurerm_virtual_network.main.id
  storage_account_id = azurerm_storage_account.api_flows.id
  enabled            = true
  version            = 2

  retention_policy {
    enabled = true
    days    = var.api_log_days
  }

  # Summed up every hour, beside the load balancer's logs.
  traffic_analytics {
    enabled               = true
    interval_in_minutes   = 60
    workspace_id          = azurerm_log_analytics_workspace.api.workspace_id
    workspace_resource_id = azurerm_log_analytics_workspace.api.id
    workspace_region      = azurerm_log_analytics_workspace.api.location
  }

  tags = local.tags
}
