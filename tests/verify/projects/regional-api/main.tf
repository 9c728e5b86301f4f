terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.81, < 6.0"
    }
    azapi = {
      source  = "azure/azapi"
      version = "~> 2.12"
    }
  }
}

provider "azurerm" {
  subscription_id = var.subscription_id

  features {
    resource_group {
      prevent_deletion_if_contains_resources = true
    }
  }
}

variable "subscription_id" {
  type = string
}

variable "regions" {
  description = "Regions by short name."
  type = map(object({
    location = string
    cidr     = string
  }))
}

variable "allowed" {
  type    = map(list(string))
  default = {}
}

variable "dedicated" {
  type    = bool
  default = false
}

locals {
  rules = flatten([
    for name, ranges in var.allowed : [
      for index, range in ranges : { name = "${name}-${index}", range = range, priority = 100 + index }
    ]
  ])
}

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "region" {
  for_each = var.regions

  name     = "rg-api-${each.key}"
  location = each.value.location
}

resource "azurerm_virtual_network" "region" {
  for_each = var.regions

  name                = "vnet-api"
  resource_group_name = azurerm_resource_group.region[each.key].name
  location            = azurerm_resource_group.region[each.key].location
  address_space       = [each.value.cidr]
}

resource "azurerm_network_security_group" "region" {
  for_each = azurerm_resource_group.region

  name                = "nsg-api"
  resource_group_name = each.value.name
  location            = each.value.location

  dynamic "security_rule" {
    for_each = { for rule in local.rules : rule.name => rule }

    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      source_address_prefix      = security_rule.value.range
      destination_port_range     = "443"
      destination_address_prefix = "*"
    }
  }
}

resource "azurerm_subnet" "region" {
  for_each = var.regions

  name                 = "snet-api"
  resource_group_name  = azurerm_resource_group.region[each.key].name
  virtual_network_name = azurerm_virtual_network.region[each.key].name
  address_prefixes     = [cidrsubnet(one(azurerm_virtual_network.region[each.key].address_space), 4, 0)]

  dynamic "delegation" {
    for_each = var.dedicated ? ["Microsoft.Web/serverFarms"] : []

    content {
      name = "web"

      service_delegation {
        name    = delegation.value
        actions = ["Microsoft.Network/virtualNetworks/subnets/action"]
      }
    }
  }
}

resource "azurerm_subnet_network_security_group_association" "region" {
  for_each = azurerm_subnet.region

  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.region[each.key].id
}

resource "azapi_resource" "model" {
  for_each = var.regions

  type      = "Microsoft.MachineLearningServices/workspaces/models@2025-12-01"
  name      = "model-${each.key}"
  parent_id = "${azurerm_resource_group.region[each.key].id}/providers/Microsoft.MachineLearningServices/workspaces/ws"

  body = {
    properties = merge({ description = "Served in ${each.key}." }, {})
  }

  response_export_values = ["properties.latestVersion"]
}

output "latest" {
  value = { for key, model in azapi_resource.model : key => model.output.properties.latestVersion }
}

output "tenant" {
  value = data.azurerm_client_config.current.tenant_id
}

output "first_rule" {
  value = try(tolist(azurerm_network_security_group.region["eu"].security_rule)[0].name, null)
}
