# The edge, and the API behind it.

resource "azurerm_cdn_frontdoor_profile" "cdn" {
  name                = "afd-${local.cdn_name}"
  resource_group_name = azurerm_resource_group.main.name
  sku_name            = "Standard_AzureFrontDoor"

  response_timeout_seconds = var.cdn_origin_timeout_seconds

  tags = local.tags
}

resource "azurerm_cdn_frontdoor_endpoint" "cdn" {
  name                     = "fde-${local.cdn_name}"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.cdn.id

  tags = local.tags
}

# One origin, so there is none to choose from by probing, and no session to hold to one.
resource "azurerm_cdn_frontdoor_origin_group" "cdn" {
  name                     = "origin"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.cdn.id
  session_affinity_enabled = false

  load_balancing {}
}

resource "azurerm_cdn_frontdoor_origin" "cdn" {
  name                          = "origin"
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.cdn.id

  host_name                      = var.api_domain
  origin_host_header             = var.api_domain
  https_port                     = 443
  certificate_name_check_enabled = true
}
