# 14:7 taken-rank another rule of this list has the priority 100
# 58:3 taken-rank another rule of this list has the priority 210 (the first is `azurerm_network_security_rule.rules`)

resource "azurerm_network_security_group" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"

  dynamic "security_rule" {
    for_each = { http = "80", https = "443" }

    content {
      name                       = security_rule.key
      priority                   = 100
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      source_address_prefix      = "10.0.0.0/8"
      destination_port_range     = security_rule.value
      destination_address_prefix = "*"
    }
  }

  security_rule {
    name                       = "out"
    priority                   = 100
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_security_rule" "rules" {
  for_each = { a = 200, b = 210 }

  name                        = each.key
  resource_group_name         = "main"
  network_security_group_name = azurerm_network_security_group.main.name
  priority                    = each.value
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "10.0.0.0/8"
  destination_port_range      = "443"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "again" {
  name                        = "again"
  resource_group_name         = "main"
  network_security_group_name = azurerm_network_security_group.main.name
  priority                    = 210
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "10.0.0.0/8"
  destination_port_range      = "80"
  destination_address_prefix  = "*"
}
