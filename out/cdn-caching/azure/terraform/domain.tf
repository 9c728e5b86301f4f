# The name that clients call. Front Door issues its certificate, and renews it, once it finds the
# proof.

locals {
  # The name inside of its zone, as records there are called.
  label = trimsuffix(var.domain, ".${azurerm_dns_zone.main.name}")
}

resource "azurerm_cdn_frontdoor_custom_domain" "main" {
  name                     = replace(var.domain, ".", "-")
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  dns_zone_id              = azurerm_dns_zone.main.id
  host_name                = var.domain

  tls {
    certificate_type = "ManagedCertificate"
    minimum_version  = "TLS12"
  }
}

resource "azurerm_dns_txt_record" "proof" {
  name                = "_dnsauth.${local.label}"
  zone_name           = azurerm_dns_zone.main.name
  resource_group_name = azurerm_resource_group.main.name
  ttl                 = 3600

  record {
    value = azurerm_cdn_frontdoor_custom_domain.main.validation_token
  }

  tags = local.tags
}
