# 14:18 arm-body `properties` needs `authMode`
# 15:7 arm-body `properties` has no property `authMod` (did you mean `authMode`?)
# 16:29 arm-body `properties.publicNetworkAccess` must be one of `Enabled`, `Disabled` (did you mean `Enabled`?)
# 17:38 arm-body `properties.traffic.blue` must be a number, not a string

resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01"
  name      = "endpoint"
  parent_id = "/subscriptions/x"
  location  = "eastus2"

  body = {
    kind = "Managed"
    properties = {
      authMod             = "Key"
      publicNetworkAccess = "enabled"
      traffic             = { blue = "all" }
    }
  }
}
