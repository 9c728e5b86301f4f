# Who acts here: one identity for the workspace, one for the endpoint's containers. A role reaches
# no further than the resource that it names.

locals {
  # What Azure ML asks for an identity that is not the workspace's own. Contributor does not reach
  # into blobs or secrets; the other roles do.
  stable_workspace_roles = {
    storage  = { scope = azurerm_storage_account.stable_models.id, role = "Contributor" }
    blobs    = { scope = azurerm_storage_account.stable_models.id, role = "Storage Blob Data Contributor" }
    files    = { scope = azurerm_storage_account.stable_models.id, role = "Storage File Data Privileged Contributor" }
    vault    = { scope = azurerm_key_vault.stable.id, role = "Contributor" }
    secrets  = { scope = azurerm_key_vault.stable.id, role = "Key Vault Administrator" }
    registry = { scope = azurerm_container_registry.stable.id, role = "Contributor" }
    insights = { scope = azurerm_application_insights.stable.id, role = "Contributor" }
  }
}

resource "azurerm_user_assigned_identity" "stable_workspace" {
  name                = "id-${local.stable_name}-workspace"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "stable_endpoint" {
  name                = "id-${local.stable_name}-endpoint"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

resource "azurerm_role_assignment" "stable_workspace" {
  for_each = local.stable_workspace_roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.stable_workspace.principal_id
  principal_type       = "ServicePrincipal"
}
