terraform {
  required_version = ">= 1.9"

  required_providers {
    azapi = {
      source  = "azure/azapi"
      version = "~> 2.4"
    }
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.81"
    }
  }
}

provider "azurerm" {
  subscription_id = var.subscription_id
  features {}
}

variable "subscription_id" {
  type = string
}

variable "location" {
  type    = string
  default = "eastus2"
}

variable "network" {
  type    = string
  default = "10.20.0.0/16"
}

variable "callers" {
  type    = list(string)
  default = ["203.0.113.0/24", "198.51.100.0/24"]
}

variable "tiers" {
  type = map(object({ number = number, public = optional(bool, false) }))
  default = {
    front = { number = 0, public = true }
    back  = { number = 1 }
  }
}

locals {
  version = "2024-05-01"
  allowed = {
    direction                = "Inbound"
    access                   = "Allow"
    protocol                 = "Tcp"
    sourcePortRange          = "*"
    destinationAddressPrefix = "*"
  }

  # What operators do, and what everybody does.
  rules = concat(
    [
      {
        name = "shell"
        properties = merge(local.allowed, {
          priority              = 100
          sourceAddressPrefixes = var.callers
          destinationPortRange  = "22"
        })
      },
      {
        name = "web"
        properties = merge(local.allowed, {
          priority              = 110
          sourceAddressPrefix   = "Internet"
          destinationPortRanges = ["80", "443"]
        })
      },
    ],
    [
      for index, port in [5432, 6379] : {
        name = "refuse-${port}"
        properties = {
          priority                 = 200 + index
          direction                = "Inbound"
          access                   = "Deny"
          protocol                 = "*"
          sourceAddressPrefix      = "*"
          sourcePortRange          = "*"
          destinationAddressPrefix = "*"
          destinationPortRange     = tostring(port)
        }
      }
    ],
  )
}

resource "azurerm_resource_group" "main" {
  name     = "api"
  location = var.location
}

resource "azapi_resource" "network" {
  type      = "Microsoft.Network/virtualNetworks@${local.version}"
  name      = "api"
  parent_id = azurerm_resource_group.main.id
  location  = azurerm_resource_group.main.location

  body = {
    properties = {
      addressSpace = { addressPrefixes = [var.network] }
    }
  }
}

resource "azapi_resource" "firewall" {
  type      = "Microsoft.Network/networkSecurityGroups@2024-05-01"
  name      = "api"
  parent_id = azurerm_resource_group.main.id
  location  = azurerm_resource_group.main.location
  body      = { properties = { securityRules = local.rules } }
}

resource "azapi_resource" "shared" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "shared"
  parent_id = azurerm_resource_group.main.id
  location  = azurerm_resource_group.main.location

  body = {
    properties = {
      addressSpace = { addressPrefixes = ["10.30.0.0/16", "fd00:30::/48"] }

      # Those that are declared one by one stand here too, or Azure takes them away.
      subnets = [
        for key, tier in var.tiers : {
          name = key
          properties = {
            addressPrefixes      = [cidrsubnet("10.30.0.0/16", 8, tier.number)]
            networkSecurityGroup = { id = azapi_resource.firewall.id }
          }
        }
      ]
    }
  }
}

resource "azapi_resource" "subnet" {
  for_each = var.tiers

  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = each.key
  parent_id = azapi_resource.shared.id

  body = {
    properties = {
      addressPrefixes      = [cidrsubnet("10.30.0.0/16", 8, each.value.number)]
      networkSecurityGroup = { id = azapi_resource.firewall.id }
      serviceEndpoints     = each.value.public ? [] : [{ service = "Microsoft.Storage" }]
    }
  }
}

resource "azapi_resource" "address" {
  for_each = { for key, tier in var.tiers : key => tier if tier.public }

  type      = "Microsoft.Network/publicIPAddresses@2024-05-01"
  name      = each.key
  parent_id = azurerm_resource_group.main.id
  location  = azurerm_resource_group.main.location

  body = jsonencode({
    sku        = { name = "Standard", tier = "Regional" }
    properties = { publicIPAllocationMethod = "Static", publicIPAddressVersion = "IPv4" }
  })
}

resource "azapi_resource" "store" {
  type      = "Microsoft.Storage/storageAccounts@2024-01-01"
  name      = "apimodels"
  parent_id = azurerm_resource_group.main.id
  location  = azurerm_resource_group.main.location

  body = {
    kind = "StorageV2"
    sku  = { name = "Standard_ZRS" }
    properties = {
      allowBlobPublicAccess    = false
      minimumTlsVersion        = "TLS1_2"
      supportsHttpsTrafficOnly = true
    }
  }
}

resource "azapi_update_resource" "subnet" {
  type        = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  resource_id = azapi_resource.subnet["front"].id

  body = {
    properties = {
      addressPrefix                  = "10.30.0.0/24"
      privateEndpointNetworkPolicies = "Enabled"
    }
  }
}

output "addresses" {
  value = { for key, address in azapi_resource.address : key => address.id }
}

output "network_id" {
  value = azapi_resource.network.id
}
