# The workspace reaches its stores as its own identity, never with their keys.

resource "azurerm_machine_learning_workspace" "stable" {
  #checkov:skip=CKV_AZURE_144:A public endpoint was asked for, and it asks every caller who it is.
  #checkov:skip=CKV2_AZURE_49:Without a private network there is none to isolate the instances in.
  #checkov:skip=CKV2_AZURE_50:Its store takes identities only, and holds models, not personal data.

  name                = "mlw-${local.stable_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  storage_account_id          = azurerm_storage_account.stable_models.id
  storage_account_access_type = "Identity"
  key_vault_id                = azurerm_key_vault.stable.id
  container_registry_id       = azurerm_container_registry.stable.id
  application_insights_id     = azurerm_application_insights.stable.id

  primary_user_assigned_identity = azurerm_user_assigned_identity.stable_workspace.id

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.stable_workspace.id]
  }

  public_network_access_enabled = true

  tags = local.tags

  # The workspace writes to its stores while it is created.
  depends_on = [azurerm_role_assignment.stable_workspace]
}
