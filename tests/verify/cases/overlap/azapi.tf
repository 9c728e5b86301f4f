# 15:9 overlap `10.0.1.0/24` overlaps `10.0.0.0/23` of `azapi_resource.network`
# 27:48 overlap `10.0.8.0/23` overlaps `10.0.8.0/24` of `azapi_resource.subnet`

resource "azapi_resource" "network" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    properties = {
      addressSpace = { addressPrefixes = ["10.0.0.0/16"] }
      subnets = [
        { name = "a", properties = { addressPrefix = "10.0.0.0/23" } },
        { name = "b", properties = { addressPrefix = "10.0.1.0/24" } },
      ]
    }
  }
}

resource "azapi_resource" "subnet" {
  count = 2

  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = "subnet-${count.index}"
  parent_id = azapi_resource.network.id
  body      = { properties = { addressPrefix = cidrsubnet("10.0.8.0/22", 2 - count.index, 0) } }
}
