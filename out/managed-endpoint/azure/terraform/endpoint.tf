# The one address of all deployments, and what their containers may do.

locals {
  # A container fetches its image and its model, and tells how it is: nothing else.
  endpoint_roles = {
    blobs   = { scope = azurerm_storage_account.models.id, role = "Storage Blob Data Reader" }
    images  = { scope = azurerm_container_registry.main.id, role = "AcrPull" }
    metrics = { scope = azurerm_machine_learning_workspace.main.id, role = "AzureML Metrics Writer (preview)" }
  }
}

resource "azurerm_role_assignment" "endpoint" {
  for_each = local.endpoint_roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.endpoint.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01"
  name      = var.unique_name
  parent_id = azurerm_machine_learning_workspace.main.id
  location  = azurerm_resource_group.main.location

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.endpoint.id]
  }

  body = {
    kind = "Managed"
    properties = {
      authMode            = "AADToken"
      publicNetworkAccess = "Enabled"
      traffic             = {}
    }
  }

  # An update writes the whole endpoint, and without its traffic no request would go anywhere.
  # Traffic is therefore left as it is found here, and set once there are deployments to take it.
  ignore_body_changes = ["properties.traffic"]

  response_export_values = {
    scoring_uri = "properties.scoringUri"
  }

  tags = local.tags

  # Containers start with what the endpoint's identity may fetch by then.
  depends_on = [azurerm_role_assignment.endpoint]
}
