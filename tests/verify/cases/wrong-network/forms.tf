# 19:3 wrong-network `10.0.3.1/24` has bits set beyond its length: the range is `10.0.3.0/24`
# 26:3 wrong-network `10.300.0.0/16` is no range of addresses

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

locals {
  blocks = {
    a = cidrsubnet(aws_vpc.main.cidr_block, 8, 1)
    b = "10.0.3.1/24"
  }
}

resource "aws_subnet" "main" {
  for_each = local.blocks

  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}

resource "azurerm_virtual_network" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"
  address_space       = ["10.0.0.0/16", "10.300.0.0/16"]
}
