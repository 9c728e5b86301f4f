# The name that clients call. Front Door issues its certificate, and renews it, once it finds the
# proof.

locals {
  # The name inside of its zone, as records there are called.
  cdn_label = trimsuffix(var.cdn_domain, ".${azurerm_dns_zone.api.name}")
}

resource "azurerm_cdn_frontdoor_custom_domain" "cdn" {
  name                     = replace(var.cdn_domain, ".", "-")
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.cdn.id
  dns_zone_id              = azurerm_dns_zone.api.id
  host_name                = var.cdn_domain

  tls {
    certificate_type = "ManagedCertificate"
    minimum_version  = "TLS12"
  }
}

resource "azurerm_dns_txt_record" "cdn_proof" {
  name                = "_dnsauth.${local.cdn_label}"
  zone_name           = azurerm_dns_zone.api.name
  resource_group_name = azurerm_resource_group.main.name
  ttl                 = 3600

  record {
    value = azurerm_cdn_frontdoor_custom_domain.cdn.validation_token
  }

  tags = local.tags
}
