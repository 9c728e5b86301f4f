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

# Shares alone decide who is asked: no session is held to an origin, and no difference in speed
# counts. Nobody probes, since an endpoint answers those alone who prove who they are.
resource "azurerm_cdn_frontdoor_origin_group" "cdn" {
  name                     = "origin"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.cdn.id
  session_affinity_enabled = false

  load_balancing {
    additional_latency_in_milliseconds = 1000
  }
}

locals {
  # Each endpoint answers under a host of its own.
  cdn_origins = {
    stable = regex("^https://([^/]+)/", azapi_resource.stable_endpoint.output.scoring_uri)[0]
    canary = regex("^https://([^/]+)/", azapi_resource.canary_endpoint.output.scoring_uri)[0]
  }
}

resource "azurerm_cdn_frontdoor_origin" "cdn_origin" {
  for_each = local.cdn_origins

  name                          = "origin-${each.key}"
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.cdn.id

  host_name                      = each.value
  origin_host_header             = each.value
  https_port                     = 443
  certificate_name_check_enabled = true

  # Front Door knows no weight of 0: who has no share takes no part.
  enabled = var.cdn_shares[each.key] > 0
  weight  = max(1, var.cdn_shares[each.key])
}
