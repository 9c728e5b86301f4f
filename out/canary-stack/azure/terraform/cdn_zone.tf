# The DNS zone of the domain; the registrar has to name its name servers.

resource "azurerm_dns_zone" "cdn" {
  name                = var.cdn_zone
  resource_group_name = azurerm_resource_group.main.name

  tags = local.tags
}
