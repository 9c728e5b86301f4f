# Who may use the cache: one identity reads, one writes. Servers take them on, so no key exists that
# could leak.

locals {
  # The copy is read in its own region; only replication writes it. Who writes can delete an object
  # but none of its versions, so that a deletion can be undone.
  roles = {
    cache   = { reader = "Storage Blob Data Reader", writer = "Storage Blob Data Contributor" }
    replica = { reader = "Storage Blob Data Reader", writer = "Storage Blob Data Reader" }
  }

  # A role reaches no further than its container.
  grants = {
    for pair in setproduct(["reader", "writer"], keys(local.containers)) :
    "${pair[0]}-${pair[1]}" => { identity = pair[0], container = pair[1] }
  }
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
  role_definition_name = local.roles[local.containers[each.value.container].region][each.value.identity]
  principal_id         = azurerm_user_assigned_identity.identity[each.value.identity].principal_id
  principal_type       = "ServicePrincipal"
}

# Who reads may sign addresses for browsers. They hold no longer and reach no further than its own
# rights.
resource "azurerm_role_assignment" "signer" {
  for_each = azurerm_storage_account.store

  scope                = each.value.id
  role_definition_name = "Storage Blob Delegator"
  principal_id         = azurerm_user_assigned_identity.identity["reader"].principal_id
  principal_type       = "ServicePrincipal"
}
