# 11:52 not-one-of `allocation_method` must be one of `Static`, `Dynamic`

variable "internal" {
  type = bool
}

resource "azurerm_public_ip" "lb" {
  name                = "lb"
  location            = "eastus2"
  resource_group_name = "rg"
  allocation_method   = var.internal ? "Dynamic" : "Fixed"
}
