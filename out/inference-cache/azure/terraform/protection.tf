# Locks keep others from deleting stores, which would take their objects with them, and keys. This
# project lifts its own.

locals {
  locked = merge(
    { for region, account in azurerm_storage_account.store : "store-${region}" => account.id },
    { for region, vault in azurerm_key_vault.store : "vault-${region}" => vault.id },
  )
}

resource "azurerm_management_lock" "store" {
  for_each = { for key, id in local.locked : key => id if var.deletion_protection }

  name       = "${var.name}-${each.key}"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false where ${var.name} is deployed from."
}
