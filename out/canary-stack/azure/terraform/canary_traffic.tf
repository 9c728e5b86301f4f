# Which share of the requests each deployment gets. An endpoint takes this only once the deployments
# are there, so it is a second write to the endpoint: the rest of it is read first and left alone.

resource "azapi_update_resource" "canary_traffic" {
  type        = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01"
  resource_id = azapi_resource.canary_endpoint.id

  body = {
    properties = {
      traffic = var.canary_traffic
    }
  }

  depends_on = [azapi_resource.canary_deployment]
}
