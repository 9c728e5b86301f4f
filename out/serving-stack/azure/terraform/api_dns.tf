# The name that clients call. It follows the profile itself, not its address.

resource "azurerm_dns_cname_record" "api" {
  name                = trimsuffix(var.api_domain, ".${azurerm_dns_zone.api.name}")
  zone_name           = azurerm_dns_zone.api.name
  resource_group_name = azurerm_resource_group.main.name
  ttl                 = 60
  target_resource_id  = azurerm_traffic_manager_profile.api.id

  tags = local.tags
}
