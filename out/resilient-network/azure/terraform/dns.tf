# The name that clients call. It follows the profile itself, not its address.

resource "azurerm_dns_cname_record" "main" {
  name                = trimsuffix(var.domain, ".${azurerm_dns_zone.main.name}")
  zone_name           = azurerm_dns_zone.main.name
  resource_group_name = azurerm_resource_group.main.name
  ttl                 = 60
  target_resource_id  = azurerm_traffic_manager_profile.main.id

  tags = local.tags
}
