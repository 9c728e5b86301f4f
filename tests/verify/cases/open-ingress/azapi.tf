# 34:9 open-ingress everybody on the internet may call SSH (22) (name the networks that need it, or reach the machines through the cloud's own console)
# 74:1 open-ingress everybody on the internet may call every port (name the networks that need it, or reach the machines through the cloud's own console)

variable "admins" {
  type    = string
  default = "*"
}

locals {
  rules = [{
    name = "remote-desktop"
    properties = {
      priority                 = 100
      direction                = "Inbound"
      access                   = "Allow"
      protocol                 = "Tcp"
      sourceAddressPrefix      = "10.0.0.0/8"
      sourcePortRange          = "*"
      destinationAddressPrefix = "*"
      destinationPortRange     = "3389"
    }
  }]
}

resource "azapi_resource" "group" {
  type      = "Microsoft.Network/networkSecurityGroups@2024-05-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    properties = {
      securityRules = [
        {
          name = "shell"
          properties = {
            priority                 = 100
            direction                = "Inbound"
            access                   = "Allow"
            protocol                 = "Tcp"
            sourceAddressPrefixes    = [var.admins]
            sourcePortRange          = "*"
            destinationAddressPrefix = "*"
            destinationPortRanges    = ["22", "443"]
          }
        },
        {
          name = "web"
          properties = {
            priority                 = 110
            direction                = "Inbound"
            access                   = "Allow"
            protocol                 = "Tcp"
            sourceAddressPrefix      = "Internet"
            sourcePortRange          = "*"
            destinationAddressPrefix = "*"
            destinationPortRange     = "443"
          }
        },
      ]
    }
  }
}

resource "azapi_resource" "inside" {
  type      = "Microsoft.Network/networkSecurityGroups@2024-05-01"
  name      = "inside"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = { properties = { securityRules = local.rules } }
}

resource "azapi_resource" "rule" {
  for_each = { everything = "*", web = "80", secure = "443" }

  type      = "Microsoft.Network/NetworkSecurityGroups/securityRules@2024-05-01"
  name      = each.key
  parent_id = azapi_resource.group.id

  body = jsonencode({
    properties = {
      priority                 = 120
      direction                = "Inbound"
      access                   = "Allow"
      protocol                 = "*"
      sourceAddressPrefix      = "0.0.0.0/0"
      sourcePortRange          = "*"
      destinationAddressPrefix = "*"
      destinationPortRange     = each.value
    }
  })
}
