# 20:3 old-tls clients may use `TLS1_0`, which is broken
# 38:52 old-tls clients may use `TLS1_1`, which is broken
# 49:21 old-tls clients may use `TLS10`, which is broken

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.81.0"
    }
  }
}

resource "azurerm_storage_account" "main" {
  name                     = "main"
  resource_group_name      = "main"
  location                 = "eastus2"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  min_tls_version          = "TLS1_0"
}

resource "azurerm_redis_cache" "main" {
  name                = "main"
  resource_group_name = "main"
  location            = "eastus2"
  capacity            = 1
  family              = "C"
  sku_name            = "Standard"
  minimum_tls_version = "1.2"
}

resource "azapi_resource" "store" {
  type      = "Microsoft.Storage/storageAccounts@2024-01-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"
  body      = { properties = { minimumTlsVersion = "TLS1_1" } }
}

resource "azapi_resource" "domain" {
  type      = "Microsoft.Cdn/profiles/customDomains@2024-09-01"
  name      = "main"
  parent_id = "/subscriptions/x/profiles/main"

  body = {
    properties = {
      hostName    = "api.example.com"
      tlsSettings = { certificateType = "ManagedCertificate", minimumTlsVersion = "TLS10" }
    }
  }
}
