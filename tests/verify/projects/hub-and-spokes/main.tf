terraform {
  required_version = ">= 1.8"
  required_providers {
    azurerm = {
      source                = "hashicorp/azurerm"
      version               = "~> 4.40"
      configuration_aliases = [azurerm.connectivity]
    }
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.5"
    }
  }
}

variable "location" {
  type    = string
  default = "westeurope"
}
variable "prefix" {
  type = string
}
variable "spokes" {
  type = map(object({
    address_space = list(string)
    subnets = map(object({
      newbits           = number
      netnum            = number
      delegation        = optional(string)
      service_endpoints = optional(set(string), [])
      nsg_rules = optional(map(object({
        priority = number
        ports    = optional(list(string), ["443"])
        sources  = optional(list(string), ["VirtualNetwork"])
      })), {})
    }))
  }))
  default = {
    api = {
      address_space = ["10.1.0.0/16"]
      subnets = {
        apps = { newbits = 8, netnum = 1, delegation = "Microsoft.App/environments" }
        data = { newbits = 8, netnum = 2, service_endpoints = ["Microsoft.Storage"] }
      }
    }
  }
}

locals {
  subnets = merge([
    for sk, spoke in var.spokes : {
      for nk, subnet in spoke.subnets : "${sk}/${nk}" => merge(subnet, {
        spoke  = sk
        prefix = cidrsubnet(spoke.address_space[0], subnet.newbits, subnet.netnum)
      })
    }
  ]...)
  tags = { owner = "platform" }
}

data "azurerm_client_config" "current" {}
data "azurerm_subscription" "current" {}

resource "azurerm_resource_group" "this" {
  for_each = toset(concat(["hub"], keys(var.spokes)))
  name     = "rg-${var.prefix}-${each.value}"
  location = var.location
  tags     = local.tags
}

resource "azurerm_virtual_network" "hub" {
  name                = "vnet-${var.prefix}-hub"
  resource_group_name = azurerm_resource_group.this["hub"].name
  location            = azurerm_resource_group.this["hub"].location
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "firewall" {
  name                 = "AzureFirewallSubnet"
  resource_group_name  = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = [cidrsubnet(one(azurerm_virtual_network.hub.address_space), 10, 0)]
}

resource "azurerm_public_ip" "firewall" {
  name                = "pip-fw"
  resource_group_name = azurerm_resource_group.this["hub"].name
  location            = var.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
}

resource "azurerm_firewall" "this" {
  name                = "fw"
  resource_group_name = azurerm_resource_group.this["hub"].name
  location            = var.location
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  firewall_policy_id  = azurerm_firewall_policy.this.id
  ip_configuration {
    name                 = "main"
    subnet_id            = azurerm_subnet.firewall.id
    public_ip_address_id = azurerm_public_ip.firewall.id
  }
}

resource "azurerm_firewall_policy" "this" {
  name                = "fwp"
  resource_group_name = azurerm_resource_group.this["hub"].name
  location            = var.location
}

resource "azurerm_firewall_policy_rule_collection_group" "this" {
  name               = "egress"
  firewall_policy_id = azurerm_firewall_policy.this.id
  priority           = 500
  application_rule_collection {
    name     = "web"
    priority = 500
    action   = "Allow"
    rule {
      name              = "models"
      source_addresses  = flatten(values(var.spokes)[*].address_space)
      destination_fqdns = ["*.huggingface.co", "huggingface.co"]
      protocols {
        type = "Https"
        port = 443
      }
    }
  }
}

resource "azurerm_virtual_network" "spoke" {
  for_each            = var.spokes
  name                = "vnet-${each.key}"
  resource_group_name = azurerm_resource_group.this[each.key].name
  location            = var.location
  address_space       = each.value.address_space
  dns_servers         = [azurerm_firewall.this.ip_configuration[0].private_ip_address]
}

resource "azurerm_subnet" "spoke" {
  for_each             = local.subnets
  name                 = split("/", each.key)[1]
  resource_group_name  = azurerm_resource_group.this[each.value.spoke].name
  virtual_network_name = azurerm_virtual_network.spoke[each.value.spoke].name
  address_prefixes     = [each.value.prefix]
  service_endpoints    = each.value.service_endpoints

  dynamic "delegation" {
    for_each = each.value.delegation[*]
    content {
      name = "delegation"
      service_delegation {
        name    = delegation.value
        actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
      }
    }
  }
}

resource "azurerm_network_security_group" "spoke" {
  for_each            = local.subnets
  name                = "nsg-${replace(each.key, "/", "-")}"
  resource_group_name = azurerm_resource_group.this[each.value.spoke].name
  location            = var.location

  dynamic "security_rule" {
    for_each = each.value.nsg_rules
    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_ranges    = security_rule.value.ports
      source_address_prefixes    = length(security_rule.value.sources) > 1 ? security_rule.value.sources : null
      source_address_prefix      = length(security_rule.value.sources) == 1 ? one(security_rule.value.sources) : null
      destination_address_prefix = "*"
    }
  }
}

resource "azurerm_subnet_network_security_group_association" "spoke" {
  for_each                  = azurerm_subnet.spoke
  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.spoke[each.key].id
}

resource "azurerm_route_table" "spoke" {
  for_each            = var.spokes
  name                = "rt-${each.key}"
  resource_group_name = azurerm_resource_group.this[each.key].name
  location            = var.location
  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = azurerm_firewall.this.ip_configuration.0.private_ip_address
  }
}

resource "azurerm_subnet_route_table_association" "spoke" {
  for_each       = { for k, s in local.subnets : k => s if s.delegation == null }
  subnet_id      = azurerm_subnet.spoke[each.key].id
  route_table_id = azurerm_route_table.spoke[each.value.spoke].id
}

resource "azurerm_virtual_network_peering" "out" {
  for_each                  = var.spokes
  name                      = "hub-to-${each.key}"
  resource_group_name       = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke[each.key].id
  allow_gateway_transit     = true
}

resource "azurerm_virtual_network_peering" "back" {
  for_each                  = azurerm_virtual_network.spoke
  provider                  = azurerm.connectivity
  name                      = "${each.key}-to-hub"
  resource_group_name       = each.value.resource_group_name
  virtual_network_name      = each.value.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_forwarded_traffic   = true
}

resource "azurerm_private_dns_zone" "this" {
  for_each            = toset(["privatelink.blob.core.windows.net", "privatelink.vaultcore.azure.net", "privatelink.openai.azure.com"])
  name                = each.key
  resource_group_name = azurerm_resource_group.this["hub"].name
}

resource "azurerm_private_dns_zone_virtual_network_link" "this" {
  for_each = {
    for pair in setproduct(keys(azurerm_private_dns_zone.this), keys(var.spokes)) :
    "${pair[0]}|${pair[1]}" => { zone = pair[0], spoke = pair[1] }
  }
  name                  = "link-${each.value.spoke}"
  resource_group_name   = azurerm_resource_group.this["hub"].name
  private_dns_zone_name = azurerm_private_dns_zone.this[each.value.zone].name
  virtual_network_id    = azurerm_virtual_network.spoke[each.value.spoke].id
}

resource "azapi_resource" "environment" {
  type      = "Microsoft.App/managedEnvironments@2024-03-01"
  name      = "cae-${var.prefix}"
  parent_id = azurerm_resource_group.this["api"].id
  location  = var.location
  tags      = local.tags
  body = {
    properties = {
      vnetConfiguration = {
        infrastructureSubnetId = azurerm_subnet.spoke["api/apps"].id
        internal               = true
      }
      zoneRedundant = false
    }
  }
  response_export_values    = ["properties.defaultDomain", "properties.staticIp"]
  schema_validation_enabled = false
  identity { type = "SystemAssigned" }
  retry = {
    error_message_regex = ["ResourceNotFound"]
  }
}

resource "azapi_update_resource" "environment" {
  type        = "Microsoft.App/managedEnvironments@2024-03-01"
  resource_id = azapi_resource.environment.id
  body        = { properties = { peerTrafficConfiguration = { encryption = { enabled = true } } } }
}

output "domain" { value = azapi_resource.environment.output.properties.defaultDomain }
output "principal" { value = azapi_resource.environment.identity[0].principal_id }
output "me" { value = "${data.azurerm_client_config.current.tenant_id}/${data.azurerm_subscription.current.display_name}" }
