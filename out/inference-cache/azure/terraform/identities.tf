# Who may use the cache: one identity reads, one writes. Servers take them on, so no key exists that could
# leak.

locals {
  # The copy is read in its own region; only replication writes it.
  writable = { for key, container in local.containers : key => container.region == "cache" }

  # A role reaches no further than its container. Who writes can delete an object but none of its
  # versions, so that a deletion can be undone.
  grants = merge(
    { for key, yes in local.writable : "reader-${key}" => { identity = "reader", container = key, role = "Storage Blob Data Reader" } },
    { for key, yes in local.writable : "writer-${key}" => { identity = "writer", container = key, role = yes ? "Storage Blob Data Contributor" : "Storage Blob Data Reader" } },
  )
}

resource "azurerm_user_assigned_identity" "identity" {
  for_each = toset(["reader", "writer"])

  name                = "id-${var.name}-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

resource "azurerm_role_assignment" "identity" {
  for_each = local.grants

  scope                = azurerm_storage_container.folder[each.value.container].id
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.identity[each.value.identity].principal_id
  principal_type       = "ServicePrincipal"
}

# Who reads may sign addresses for browsers. They hold no longer and reach no further than its own rights.
resource "azurerm_role_assignment" "signer" {
  for_each = azurerm_storage_account.store

  scope                = each.value.id
  role_definition_name = "Storage Blob Delegator"
  principal_id         = azurerm_user_assigned_identity.identity["reader"].principal_id
  principal_type       = "ServicePrincipal"
}
