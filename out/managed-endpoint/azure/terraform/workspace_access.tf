# Who acts here: one identity for the workspace, one for the endpoint's containers. A role reaches
# no further than the resource that it names.

locals {
  # What Azure ML asks for an identity that is not the workspace's own. Contributor does not reach
  # into blobs or secrets; the other roles do.
  workspace_roles = {
    storage  = { scope = azurerm_storage_account.models.id, role = "Contributor" }
    blobs    = { scope = azurerm_storage_account.models.id, role = "Storage Blob Data Contributor" }
    files    = { scope = azurerm_storage_account.models.id, role = "Storage File Data Privileged Contributor" }
    vault    = { scope = azurerm_key_vault.main.id, role = "Contributor" }
    secrets  = { scope = azurerm_key_vault.main.id, role = "Key Vault Administrator" }
    registry = { scope = azurerm_container_registry.main.id, role = "Contributor" }
    insights = { scope = azurerm_application_insights.main.id, role = "Contributor" }
  }
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-${var.name}-workspace"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "endpoint" {
  name                = "id-${var.name}-endpoint"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

resource "azurerm_role_assignment" "workspace" {
  for_each = local.workspace_roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.workspace.principal_id
  principal_type       = "ServicePrincipal"
}
