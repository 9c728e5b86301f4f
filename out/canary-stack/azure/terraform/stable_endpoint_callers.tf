# Callers may ask for predictions. The built-in roles that allow it allow changing the endpoint too.

resource "azurerm_role_definition" "stable_caller" {
  name        = "${var.stable_unique_name} caller"
  description = "Asks ${var.stable_unique_name} for predictions"
  scope       = azurerm_resource_group.main.id

  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    actions = ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"]
  }
}

resource "azurerm_role_assignment" "stable_caller" {
  for_each = toset(var.stable_callers)

  scope              = azapi_resource.stable_endpoint.id
  role_definition_id = azurerm_role_definition.stable_caller.role_definition_resource_id
  principal_id       = each.key
}
