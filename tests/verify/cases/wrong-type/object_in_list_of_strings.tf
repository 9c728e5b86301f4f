# 7:26 wrong-type `address_space[]` must be a string, not an object

resource "azurerm_virtual_network" "main" {
  name                = "main"
  location            = "eastus2"
  resource_group_name = "rg"
  address_space       = [{ cidr = "10.0.0.0/16" }]
}
