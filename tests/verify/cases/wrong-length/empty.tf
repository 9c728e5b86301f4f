# 4:25 wrong-length `name` must not be empty

resource "azurerm_virtual_network" "main" {
  name                = ""
  location            = "eastus2"
  resource_group_name = "rg"
  address_space       = ["10.0.0.0/16"]
}
