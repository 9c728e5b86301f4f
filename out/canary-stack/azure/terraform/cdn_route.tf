# Where requests go, and by which name they come: last, when all that guards them is there.

resource "azurerm_cdn_frontdoor_route" "cdn" {
  name                          = "all"
  cdn_frontdoor_endpoint_id     = azurerm_cdn_frontdoor_endpoint.cdn.id
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.cdn.id
  cdn_frontdoor_origin_ids      = [for origin in azurerm_cdn_frontdoor_origin.cdn_origin : origin.id]
  cdn_frontdoor_rule_set_ids    = [azurerm_cdn_frontdoor_batch_rule_set.cdn.id]

  # Under this name alone: Front Door's own would answer beside it.
  cdn_frontdoor_custom_domain_ids = [azurerm_cdn_frontdoor_custom_domain.cdn.id]
  link_to_default_domain          = false

  # Plain HTTP is refused: a redirect would come after a key was sent.
  supported_protocols    = ["Https"]
  https_redirect_enabled = false
  forwarding_protocol    = "HttpsOnly"
  patterns_to_match      = ["/*"]
}

resource "azurerm_cdn_frontdoor_custom_domain_association" "cdn" {
  cdn_frontdoor_custom_domain_id = azurerm_cdn_frontdoor_custom_domain.cdn.id
  cdn_frontdoor_route_ids        = [azurerm_cdn_frontdoor_route.cdn.id]
}

resource "azurerm_dns_cname_record" "cdn" {
  name                = local.cdn_label
  zone_name           = azurerm_dns_zone.cdn.name
  resource_group_name = azurerm_resource_group.main.name
  ttl                 = 300
  record              = azurerm_cdn_frontdoor_endpoint.cdn.host_name

  tags = local.tags

  depends_on = [azurerm_cdn_frontdoor_route.cdn]
}
