terraform {
  required_version = ">= 1.5"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0, < 6.0"
    }
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.0"
    }
  }
}

provider "azurerm" {
  subscription_id = var.subscription_id

  features {}
}

provider "azurerm" {
  alias           = "hub"
  subscription_id = coalesce(var.hub_subscription_id, var.subscription_id)

  features {}
}

provider "azapi" {}

variable "subscription_id" {
  type = string
}

variable "hub_subscription_id" {
  type    = string
  default = null
}

variable "location" {
  type    = string
  default = "westeurope"
}

variable "address_space" {
  type    = string
  default = "10.100.0.0/14"
}

variable "spokes" {
  type = map(object({
    index   = number
    subnets = optional(map(object({ newbits = number, index = number, ports = optional(list(string), []) })), {})
    size    = optional(string, "Standard_D4s_v5")
    public  = optional(bool, false)
  }))
  default = {
    serving = {
      index = 1
      subnets = {
        gateway = { newbits = 8, index = 0, ports = ["80", "443"] }
        servers = { newbits = 8, index = 1 }
      }
    }
    batch = {
      index = 2
      subnets = {
        workers = { newbits = 4, index = 2 }
      }
    }
  }
}

variable "admin_key" {
  type      = string
  sensitive = true
}

resource "azurerm_resource_group" "hub" {
  provider = azurerm.hub

  name     = "rg-hub"
  location = var.location
}

resource "azurerm_virtual_network" "hub" {
  provider = azurerm.hub

  name                = "vnet-hub"
  location            = azurerm_resource_group.hub.location
  resource_group_name = azurerm_resource_group.hub.name
  address_space       = [cidrsubnet(var.address_space, 2, 0)]
}

resource "azurerm_subnet" "bastion" {
  provider = azurerm.hub

  name                 = "AzureBastionSubnet"
  resource_group_name  = azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = [cidrsubnet(one(azurerm_virtual_network.hub.address_space), 10, 0)]
}

module "spoke" {
  source   = "./modules/spoke"
  for_each = var.spokes

  providers = {
    azurerm     = azurerm
    azurerm.hub = azurerm.hub
  }

  name          = each.key
  location      = var.location
  address_space = cidrsubnet(var.address_space, 2, each.value.index)
  subnets       = each.value.subnets
  admin_key     = var.admin_key
  size          = each.value.size

  hub = {
    id             = azurerm_virtual_network.hub.id
    name           = azurerm_virtual_network.hub.name
    resource_group = azurerm_resource_group.hub.name
  }
}

resource "azapi_resource" "policy" {
  for_each = { for key, spoke in var.spokes : key => spoke if spoke.public }

  type      = "Microsoft.Network/ddosProtectionPlans@2024-05-01"
  name      = "ddos-${each.key}"
  parent_id = azurerm_resource_group.hub.id
  location  = var.location
  body      = {}
}

output "subnets" {
  value = { for key, spoke in module.spoke : key => spoke.subnet_ids }
}
