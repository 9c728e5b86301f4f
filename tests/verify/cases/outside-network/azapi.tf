# 22:9 outside-network `10.4.0.0/24` does not lie in its network's `10.0.0.0/16`
# 38:50 outside-network `10.1.1.0/24` does not lie in its network's `10.0.0.0/16`
# 53:3 outside-network `10.9.0.0/24` does not lie in its network's `10.8.0.0/16`
# 63:48 outside-network `10.9.0.0/24` does not lie in its network's `10.8.0.0/16`

variable "network" {
  type    = string
  default = "10.0.0.0/16"
}

resource "azapi_resource" "network" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    properties = {
      addressSpace = { addressPrefixes = [var.network] }
      subnets = [
        { name = "first", properties = { addressPrefix = "10.0.0.0/24" } },
        { name = "far", properties = { addressPrefix = "10.4.0.0/24" } },
      ]
    }
  }
}

resource "azapi_resource" "subnet" {
  for_each = {
    first = "10.0.0.0/24"
    near  = "10.0.1.0/24"
    far   = "10.1.1.0/24"
  }

  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = each.key
  parent_id = azapi_resource.network.id
  body      = { properties = { addressPrefixes = [each.value] } }
}

resource "azapi_update_resource" "subnet" {
  type        = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  resource_id = azapi_resource.subnet["near"].id
  body        = { properties = { addressPrefix = "10.0.1.0/24" } }
}

resource "azurerm_virtual_network" "other" {
  name                = "other"
  location            = "eastus2"
  resource_group_name = "main"
  address_space       = ["10.8.0.0/16"]

  subnet {
    name             = "first"
    address_prefixes = ["10.9.0.0/24"]
  }
}

resource "azapi_resource" "other" {
  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = "other"
  parent_id = azurerm_virtual_network.other.id
  body      = { properties = { addressPrefix = "10.9.0.0/24" } }
}
