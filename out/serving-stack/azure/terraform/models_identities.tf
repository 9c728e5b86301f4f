# Who may use the cache: one identity reads, one writes. Servers take them on, so no key exists that could
# leak.

locals {
  models_writable = { for key, container in local.models_containers : key => true }

  # A role reaches no further than its container. Who writes can delete an object but none of its
  # versions, so that a deletion can be undone.
  models_grants = merge(
    { for key, yes in local.models_writable : "reader-${key}" => { identity = "reader", container = key, role = "Storage Blob Data Reader" } },
    { for key, yes in local.models_writable : "writer-${key}" => { identity = "writer", container = key, role = yes ? "Storage Blob Data Contributor" : "Storage Blob Data Reader" } },
  )
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
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.models_identity[each.value.identity].principal_id
  principal_type       = "ServicePrincipal"
}
