# 9:3 missing-argument `frontend_ip_configuration.name` must be set

resource "azurerm_lb" "web" {
  name                = "web"
  location            = "eastus2"
  resource_group_name = "rg"
  sku                 = "Standard"

  frontend_ip_configuration {
    zones = ["1"]
  }
}
