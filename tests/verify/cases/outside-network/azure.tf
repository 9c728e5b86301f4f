# 20:3 outside-network `10.1.1.0/24` does not lie in its network's `10.0.0.0/16, 10.8.0.0/16`

resource "azurerm_virtual_network" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"
  address_space       = ["10.0.0.0/16", "10.8.0.0/16"]
}

resource "azurerm_subnet" "main" {
  for_each = {
    near = "10.0.1.0/24"
    far  = "10.1.1.0/24"
    next = "10.8.1.0/24"
  }

  name                 = each.key
  resource_group_name  = "main"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [each.value]
}

variable "more" {
  # Ranges that are added elsewhere count, even those that are not known.
  type = string
}

resource "aws_vpc" "grown" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc_ipv4_cidr_block_association" "more" {
  vpc_id     = aws_vpc.grown.id
  cidr_block = var.more
}

resource "aws_subnet" "grown" {
  vpc_id     = aws_vpc.grown.id
  cidr_block = "10.9.0.0/24"
}
