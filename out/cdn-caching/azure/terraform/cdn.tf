# The edge, and the API behind it.

resource "azurerm_cdn_frontdoor_profile" "main" {
  name                = "afd-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  sku_name            = "Standard_AzureFrontDoor"

  response_timeout_seconds = var.origin_timeout_seconds

  tags = local.tags
}

resource "azurerm_cdn_frontdoor_endpoint" "main" {
  name                     = "fde-${var.name}"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id

  tags = local.tags
}

# One origin, so there is none to choose from by probing, and no session to hold to one.
resource "azurerm_cdn_frontdoor_origin_group" "main" {
  name                     = "origin"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  session_affinity_enabled = false

  load_balancing {}
}

resource "azurerm_cdn_frontdoor_origin" "main" {
  name                          = "origin"
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.main.id

  host_name                      = var.origin_host
  origin_host_header             = var.origin_host
  https_port                     = 443
  certificate_name_check_enabled = true
}
