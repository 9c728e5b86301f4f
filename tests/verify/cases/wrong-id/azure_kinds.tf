# 59:21 wrong-id `loadbalancer_id` wants the ID of `azurerm_lb`, and `azurerm_virtual_network.main.id` is that of `azurerm_virtual_network`
# 64:21 wrong-id `loadbalancer_id` wants the ID of `azurerm_lb`, and `azurerm_lb_backend_address_pool.main.id` is that of `azurerm_lb_backend_address_pool`
# 75:26 wrong-id `nat_gateway_id` wants the ID of a NAT gateway, and `azurerm_public_ip.main[0].id` is that of an address
# 89:29 wrong-id `application_insights_id` wants the ID of `azurerm_application_insights`, and `azurerm_user_assigned_identity.main.id` is that of `azurerm_user_assigned_identity`
# 90:29 wrong-id `key_vault_id` wants the ID of `azurerm_key_vault`, and `azurerm_lb.main.id` is that of `azurerm_lb`
# 91:29 wrong-id `storage_account_id` wants the ID of `azurerm_storage_account`, and `azurerm_nat_gateway.main.id` is that of `azurerm_nat_gateway`
# 95:61 wrong-id `identity_ids` wants the ID of `azurerm_user_assigned_identity`, and `azurerm_lb.main.id` is that of `azurerm_lb`

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.81.0, < 6.0.0"
    }
  }
}

resource "azurerm_resource_group" "main" {
  name     = "main"
  location = "eastus2"
}

resource "azurerm_virtual_network" "main" {
  name                = "main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  address_space       = ["10.0.0.0/16"]

  subnet {
    name             = "first"
    address_prefixes = ["10.0.0.0/24"]
  }
}

resource "azurerm_public_ip" "main" {
  count = 2

  name                = "main-${count.index}"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  allocation_method   = "Static"
  sku                 = "Standard"
}

resource "azurerm_lb" "main" {
  name                = "main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  sku                 = "Standard"

  frontend_ip_configuration {
    name      = "main"
    subnet_id = azurerm_virtual_network.main.subnet.*.id[0]
  }
}

resource "azurerm_lb_backend_address_pool" "main" {
  name            = "main"
  loadbalancer_id = azurerm_virtual_network.main.id
}

resource "azurerm_lb_probe" "main" {
  name            = "main"
  loadbalancer_id = azurerm_lb_backend_address_pool.main.id
  port            = 80
}

resource "azurerm_nat_gateway" "main" {
  name                = "main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
}

resource "azurerm_nat_gateway_public_ip_association" "main" {
  nat_gateway_id       = azurerm_public_ip.main[0].id
  public_ip_address_id = azurerm_public_ip.main[1].id
}

resource "azurerm_user_assigned_identity" "main" {
  name                = "main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
}

resource "azurerm_machine_learning_workspace" "main" {
  name                    = "main"
  location                = azurerm_resource_group.main.location
  resource_group_name     = azurerm_resource_group.main.name
  application_insights_id = azurerm_user_assigned_identity.main.id
  key_vault_id            = azurerm_lb.main.id
  storage_account_id      = azurerm_nat_gateway.main.id

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.main.id, azurerm_lb.main.id]
  }
}
