# The key of every object. It gets a new version each year, which the store takes up by itself; what
# older ones encrypted stays readable.

data "azurerm_client_config" "current" {}

locals {
  # A region that is added here gets a vault and a store of its own.
  models_regions = {
    cache = { location = "westeurope", unique_name = var.models_unique_name }
  }

  # Azure takes a single address only without its prefix.
  models_client_addresses = [for block in var.models_clients : trimsuffix(block, "/32")]
}

resource "azurerm_key_vault" "models_store" {
  #checkov:skip=CKV_AZURE_189:Its firewall lets in the named addresses, and roles decide who of them may do what.
  #checkov:skip=CKV2_AZURE_32:The named addresses are outside of private networks.
  for_each = local.models_regions

  name                = each.value.unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = each.value.location
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"

  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90

  # Whoever deploys makes the key from one of these addresses; the store comes as a service that
  # Azure trusts.
  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
    ip_rules       = local.models_client_addresses
  }

  tags = local.tags
}

# Whoever deploys makes the key in the vault itself, which takes a role there; it opens no secrets.
resource "azurerm_role_assignment" "models_deployer" {
  for_each = azurerm_key_vault.models_store

  scope                = each.value.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = data.azurerm_client_config.current.object_id
}

resource "azurerm_key_vault_key" "models_store" {
  #checkov:skip=CKV_AZURE_40:It rotates; a key that ends takes all that it encrypted with it.
  #checkov:skip=CKV_AZURE_112:Keys in hardware cost more, and the store's own encryption lies below this one.
  for_each = azurerm_key_vault.models_store

  name         = "store"
  key_vault_id = each.value.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["wrapKey", "unwrapKey"]

  rotation_policy {
    automatic {
      time_after_creation = "P1Y"
    }
  }

  tags = local.tags

  depends_on = [azurerm_role_assignment.models_deployer]
}

resource "azurerm_user_assigned_identity" "models_store" {
  for_each = local.models_regions

  name                = "id-${local.models_name}-store-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = each.value.location

  tags = local.tags
}

# No further than this one key.
resource "azurerm_role_assignment" "models_store" {
  for_each = azurerm_key_vault_key.models_store

  scope                = each.value.resource_versionless_id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.models_store[each.key].principal_id
  principal_type       = "ServicePrincipal"
}
