# The load balancer's subnet, and the servers': they have no public address, and no way out but NAT.

resource "azurerm_subnet" "load_balancer" {
  name                 = "snet-load-balancer"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name

  address_prefixes                = [local.load_balancer_block]
  default_outbound_access_enabled = false
}

resource "azurerm_subnet_network_security_group_association" "load_balancer" {
  subnet_id                 = azurerm_subnet.load_balancer.id
  network_security_group_id = azurerm_network_security_group.load_balancer.id
}

resource "azurerm_subnet" "server" {
  name                 = "snet-server"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name

  address_prefixes                = [local.server_block]
  default_outbound_access_enabled = false
}

resource "azurerm_subnet_network_security_group_association" "server" {
  subnet_id                 = azurerm_subnet.server.id
  network_security_group_id = azurerm_network_security_group.server.id
}

resource "azurerm_subnet_nat_gateway_association" "server" {
  subnet_id      = azurerm_subnet.server.id
  nat_gateway_id = azurerm_nat_gateway.main.id
}
