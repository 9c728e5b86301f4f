# The workspace reaches its stores as its own identity, never with their keys.

resource "azurerm_machine_learning_workspace" "canary" {
  #checkov:skip=CKV_AZURE_144:A public endpoint was asked for, and it asks every caller who it is.
  #checkov:skip=CKV2_AZURE_49:Without a private network there is none to isolate the instances in.
  #checkov:skip=CKV2_AZURE_50:Its store takes identities only, and holds models, not personal data.

  name                = "mlw-${local.canary_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  storage_account_id          = azurerm_storage_account.canary_models.id
  storage_account_access_type = "Identity"
  key_vault_id                = azurerm_key_vault.canary.id
  container_registry_id       = azurerm_container_registry.canary.id
  application_insights_id     = azurerm_application_insights.canary.id

  primary_user_assigned_identity = azurerm_user_assigned_identity.canary_workspace.id

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.canary_workspace.id]
  }

  public_network_access_enabled = true

  tags = local.tags

  # The workspace writes to its stores while it is created.
  depends_on = [azurerm_role_assignment.canary_workspace]
}
