# Everything of this system lives in one group, and nothing else should.

resource "azurerm_resource_group" "main" {
  name     = "rg-${var.name}"
  location = "eastus2"

  tags = local.tags
}
