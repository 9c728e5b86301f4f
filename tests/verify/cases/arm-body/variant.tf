# 11:29 arm-body `properties.endpointComputeType` must be one of `Kubernetes`, `Managed` (did you mean `Managed`?)

resource "azapi_resource" "deployment" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-12-01"
  name      = "blue"
  parent_id = "/subscriptions/x"
  location  = "eastus2"

  body = {
    properties = {
      endpointComputeType = "Managd"
    }
  }
}
