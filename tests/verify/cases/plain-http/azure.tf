# 11:3 plain-http by this `https_traffic_only_enabled` requests may come without TLS (set `https_traffic_only_enabled` to true)
# 19:59 plain-http by this `supportsHttpsTrafficOnly` requests may come without TLS (set `supportsHttpsTrafficOnly` to true)
# 27:51 plain-http by this `enableNonSslPort` requests may come without TLS (set `enableNonSslPort` to false)

resource "azurerm_storage_account" "main" {
  name                       = "main"
  resource_group_name        = "main"
  location                   = "eastus2"
  account_tier               = "Standard"
  account_replication_type   = "LRS"
  https_traffic_only_enabled = false
}

resource "azapi_resource" "store" {
  type      = "Microsoft.Storage/storageAccounts@2024-01-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"
  body      = { properties = { supportsHttpsTrafficOnly = false } }
}

resource "azapi_resource" "cache" {
  type      = "Microsoft.Cache/redis@2024-11-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"
  body      = { properties = { enableNonSslPort = true } }
}
