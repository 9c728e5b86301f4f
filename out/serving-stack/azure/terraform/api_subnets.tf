# The load balancer's subnet, and the servers': they have no public address, and no way out but NAT.

resource "azurerm_subnet" "api_load_balancer" {
  name                 = "snet-load-balancer"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name

  address_prefixes                = [local.load_balancer_block]
  default_outbound_access_enabled = false
}

resource "azurerm_subnet_network_security_group_association" "api_load_balancer" {
  subnet_id                 = azurerm_subnet.api_load_balancer.id
  network_security_group_id = azurerm_network_security_group.api_load_balancer.id
}

resource "azurerm_subnet" "api_server" {
  name                 = "snet-server"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name

  address_prefixes                = [local.server_block]
  default_outbound_access_enabled = false
}

resource "azurerm_subnet_network_security_group_association" "api_server" {
  subnet_id                 = azurerm_subnet.api_server.id
  network_security_group_id = azurerm_network_security_group.api_server.id
}

resource "azurerm_subnet_nat_gateway_association" "api_server" {
  subnet_id      = azurerm_subnet.api_server.id
  nat_gateway_id = azurerm_nat_gateway.main.id
}
