terraform {
  required_providers {
    azurerm = {
      source                = "hashicorp/azurerm"
      configuration_aliases = [azurerm.hub]
    }
  }
}

variable "name" {
  type = string
}

variable "location" {
  type = string
}

variable "address_space" {
  type = string
}

variable "subnets" {
  type = map(object({
    newbits = number
    index   = number
    ports   = optional(list(string), [])
  }))
}

variable "size" {
  type = string
}

variable "admin_key" {
  type      = string
  sensitive = true
}

variable "hub" {
  type = object({ id = string, name = string, resource_group = string })
}

locals {
  open  = { for key, subnet in var.subnets : key => subnet if length(subnet.ports) > 0 }
  zones = ["1", "2", "3"]
  cloud_init = templatefile("${path.module}/cloud-init.yaml", {
    name = var.name
    data = jsonencode({ zones = local.zones })
  })
}

resource "azurerm_resource_group" "this" {
  name     = "rg-${var.name}"
  location = var.location
}

resource "azurerm_virtual_network" "this" {
  name                = "vnet-${var.name}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  address_space       = [var.address_space]
}

resource "azurerm_subnet" "this" {
  for_each = var.subnets

  name                 = "snet-${each.key}"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [cidrsubnet(var.address_space, each.value.newbits, each.value.index)]
}

resource "azurerm_network_security_group" "this" {
  for_each = azurerm_subnet.this

  name                = "nsg-${each.key}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name

  dynamic "security_rule" {
    for_each = contains(keys(local.open), each.key) ? local.open[each.key].ports : []

    content {
      name                       = "allow-${security_rule.value}"
      priority                   = 100 + security_rule.key
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_address_prefix      = "Internet"
      source_port_range          = "*"
      destination_address_prefix = each.value.address_prefixes[0]
      destination_port_range     = security_rule.value
    }
  }

  security_rule {
    name                       = "deny-all"
    priority                   = 4096
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "this" {
  for_each = azurerm_subnet.this

  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.this[each.key].id
}

resource "azurerm_virtual_network_peering" "out" {
  name                      = "to-hub"
  resource_group_name       = azurerm_resource_group.this.name
  virtual_network_name      = azurerm_virtual_network.this.name
  remote_virtual_network_id = var.hub.id
}

resource "azurerm_virtual_network_peering" "in" {
  provider = azurerm.hub

  name                      = "to-${var.name}"
  resource_group_name       = var.hub.resource_group
  virtual_network_name      = var.hub.name
  remote_virtual_network_id = azurerm_virtual_network.this.id
}

resource "azurerm_public_ip" "this" {
  count = length(local.open) > 0 ? 1 : 0

  name                = "pip-${var.name}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = local.zones
}

resource "azurerm_linux_virtual_machine_scale_set" "this" {
  for_each = { for key in ["servers", "workers"] : key => azurerm_subnet.this[key].id if can(var.subnets[key]) }

  name                = "vmss-${each.key}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  sku                 = var.size
  instances           = 2
  admin_username      = "operator"
  zones               = local.zones
  custom_data         = base64encode(local.cloud_init)

  admin_ssh_key {
    username   = "operator"
    public_key = var.admin_key
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }

  os_disk {
    caching              = "ReadOnly"
    storage_account_type = "Premium_LRS"
  }

  network_interface {
    name    = "main"
    primary = true

    ip_configuration {
      name      = "main"
      primary   = true
      subnet_id = each.value
    }
  }

  identity {
    type = "SystemAssigned"
  }

  lifecycle {
    ignore_changes = [instances]
  }
}

output "subnet_ids" {
  value = { for key, subnet in azurerm_subnet.this : key => subnet.id }
}

output "address" {
  value = one(azurerm_public_ip.this[*].ip_address)
}
