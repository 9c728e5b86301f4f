# Where the workspace keeps model files, secrets and images. None of them takes a password or a key
# that could leak: whoever comes proves an identity of Entra ID.

resource "azurerm_storage_account" "canary_models" {
  #checkov:skip=CKV_AZURE_33:The account has no queues, and blobs are logged by a diagnostic setting.
  #checkov:skip=CKV_AZURE_206:Models are copies of what was built elsewhere, so one region is enough.
  #checkov:skip=CKV2_AZURE_1:Azure's own keys encrypt it twice, as no rule asks for keys of one's own.
  #checkov:skip=CKV_AZURE_59:Uploads come from outside Azure, by identity and never by key.
  #checkov:skip=CKV2_AZURE_33:A public endpoint was asked for, so no private network is there to join.
  name                = var.canary_unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  local_user_enabled              = false
  allow_nested_items_to_be_public = false

  cross_tenant_replication_enabled  = false
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 14
    }

    container_delete_retention_policy {
      days = 14
    }
  }

  tags = local.tags
}

resource "azurerm_key_vault" "canary" {
  #checkov:skip=CKV_AZURE_189:Its network rules refuse all but the services that Azure trusts.
  #checkov:skip=CKV2_AZURE_32:A public endpoint was asked for, so no private network is there to join.
  name                = var.canary_unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90

  # Only the workspace reads and writes secrets here, as a service that Azure trusts.
  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }

  tags = local.tags
}

resource "azurerm_container_registry" "canary" {
  #checkov:skip=CKV_AZURE_164:Azure has ended content trust, so it cannot be switched on.
  #checkov:skip=CKV_AZURE_165:Images are pulled in this region alone.
  #checkov:skip=CKV_AZURE_166:Quarantine holds images back until a scanner of one's own releases them.
  #checkov:skip=CKV_AZURE_139:Images are pushed from outside Azure, by identity and never by password.
  name                = var.canary_unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  admin_enabled          = false
  anonymous_pull_enabled = false
  data_endpoint_enabled  = true

  zone_redundancy_enabled  = true
  retention_policy_in_days = 30

  tags = local.tags
}
