# One network for all zones: on Azure a subnet spans them, and each machine says its own.

locals {
  # The load balancer takes the first quarter of the network, servers its second half.
  load_balancer_block = cidrsubnet(var.network_cidr, 2, 0)
  server_block        = cidrsubnet(var.network_cidr, 1, 1)
}

resource "azurerm_virtual_network" "main" {
  name                = "vnet-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  address_space = [var.network_cidr]

  tags = local.tags
}

# The way out, for packages and images. A NAT gateway lives in one zone: if zone 1 fails, servers in
# the others keep answering but cannot start new downloads.
resource "azurerm_public_ip" "nat" {
  name                = "pip-${var.name}-nat"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "Standard"
  allocation_method = "Static"
  zones             = ["1"]

  tags = local.tags
}

resource "azurerm_nat_gateway" "main" {
  name                = "ng-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku_name = "Standard"
  zones    = ["1"]

  tags = local.tags
}

resource "azurerm_nat_gateway_public_ip_association" "main" {
  nat_gateway_id       = azurerm_nat_gateway.main.id
  public_ip_address_id = azurerm_public_ip.nat.id
}
