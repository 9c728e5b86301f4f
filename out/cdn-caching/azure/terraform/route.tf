# Where requests go, and by which name they come: last, when all that guards them is there.

resource "azurerm_cdn_frontdoor_route" "main" {
  name                          = "all"
  cdn_frontdoor_endpoint_id     = azurerm_cdn_frontdoor_endpoint.main.id
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.main.id
  cdn_frontdoor_origin_ids      = [azurerm_cdn_frontdoor_origin.main.id]
  cdn_frontdoor_rule_set_ids    = [azurerm_cdn_frontdoor_batch_rule_set.main.id]

  # Under this name alone: Front Door's own would answer beside it.
  cdn_frontdoor_custom_domain_ids = [azurerm_cdn_frontdoor_custom_domain.main.id]
  link_to_default_domain          = false

  # Plain HTTP is refused: a redirect would come after a key was sent.
  supported_protocols    = ["Https"]
  https_redirect_enabled = false
  forwarding_protocol    = "HttpsOnly"
  patterns_to_match      = ["/*"]
}

resource "azurerm_cdn_frontdoor_custom_domain_association" "main" {
  cdn_frontdoor_custom_domain_id = azurerm_cdn_frontdoor_custom_domain.main.id
  cdn_frontdoor_route_ids        = [azurerm_cdn_frontdoor_route.main.id]
}

resource "azurerm_dns_cname_record" "main" {
  name                = local.label
  zone_name           = azurerm_dns_zone.main.name
  resource_group_name = azurerm_resource_group.main.name
  ttl                 = 300
  record              = azurerm_cdn_frontdoor_endpoint.main.host_name

  tags = local.tags

  depends_on = [
    azurerm_cdn_frontdoor_route.main,
    azurerm_cdn_frontdoor_security_policy.main,
  ]
}
