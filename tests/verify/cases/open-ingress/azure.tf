# 9:3 open-ingress everybody on the internet may call RDP (3389) (name the networks that need it, or reach the machines through the cloud's own console)
# 34:1 open-ingress everybody on the internet may call every port (name the networks that need it, or reach the machines through the cloud's own console)

resource "azurerm_network_security_group" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"

  security_rule {
    name                       = "remote-desktop"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "Internet"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["80", "3380-3390"]
  }

  security_rule {
    name                       = "web"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "443"
  }
}

resource "azurerm_network_security_rule" "everything" {
  name                        = "everything"
  resource_group_name         = "main"
  network_security_group_name = azurerm_network_security_group.main.name
  priority                    = 120
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_address_prefixes     = ["0.0.0.0/0"]
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
}
