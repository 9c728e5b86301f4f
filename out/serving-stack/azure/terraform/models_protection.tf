# Locks keep others from deleting stores, which would take their objects with them, and keys. This
# project lifts its own.

locals {
  models_locked = merge(
    { for region, account in azurerm_storage_account.models_store : "store-${region}" => account.id },
    { for region, vault in azurerm_key_vault.models_store : "vault-${region}" => vault.id },
  )
}

resource "azurerm_management_lock" "models_store" {
  for_each = { for key, id in local.models_locked : key => id if var.deletion_protection }

  name       = "${local.models_name}-${each.key}"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false where ${local.models_name} is deployed from."
}
