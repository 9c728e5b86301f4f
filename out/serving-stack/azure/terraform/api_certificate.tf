# The certificate of HTTPS: it stays in its vault, from which the load balancer reads it with an
# identity of its own.

locals {
  # Without a version in it, so that a renewed certificate is taken up by itself.
  api_certificate     = regex("/vaults/(?P<vault>[^/]+)/secrets/(?P<name>[^/]+)$", var.api_certificate_id)
  api_certificate_url = "https://${local.api_certificate.vault}.vault.azure.net/secrets/${local.api_certificate.name}"
}

resource "azurerm_user_assigned_identity" "api_load_balancer" {
  name                = "id-${local.api_name}-load-balancer"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

# No further than this one secret: what else the vault keeps is not the load balancer's.
resource "azurerm_role_assignment" "api_certificate" {
  scope                = var.api_certificate_id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.api_load_balancer.principal_id
  principal_type       = "ServicePrincipal"
}
