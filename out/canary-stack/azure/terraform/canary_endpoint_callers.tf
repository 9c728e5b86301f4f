# Callers may ask for predictions. The built-in roles that allow it allow changing the endpoint too.

resource "azurerm_role_definition" "canary_caller" {
  name        = "${var.canary_unique_name} caller"
  description = "Asks ${var.canary_unique_name} for predictions"
  scope       = azurerm_resource_group.main.id

  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    actions = ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"]
  }
}

resource "azurerm_role_assignment" "canary_caller" {
  for_each = toset(var.canary_callers)

  scope              = azapi_resource.canary_endpoint.id
  role_definition_id = azurerm_role_definition.canary_caller.role_definition_resource_id
  principal_id       = each.key
}
