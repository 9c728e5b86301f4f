# Who may use the cache: one identity reads, one writes. Servers take them on, so no key exists that
# could leak.

locals {
  # Who writes can delete an object but none of its versions, so that a deletion can be undone.
  models_roles = {
    reader = "Storage Blob Data Reader"
    writer = "Storage Blob Data Contributor"
  }

  # A role reaches no further than its container.
  models_grants = {
    for pair in setproduct(["reader", "writer"], keys(local.models_containers)) :
    "${pair[0]}-${pair[1]}" => { identity = pair[0], container = pair[1] }
  }
}

resource "azurerm_user_assigned_identity" "models_identity" {
  for_each = toset(["reader", "writer"])

  name                = "id-${local.models_name}-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

resource "azurerm_role_assignment" "models_identity" {
  for_each = local.models_grants

  scope                = azurerm_storage_container.models_folder[each.value.container].id
  role_definition_name = local.models_roles[each.value.identity]
  principal_id         = azurerm_user_assigned_identity.models_identity[each.value.identity].principal_id
  principal_type       = "ServicePrincipal"
}
