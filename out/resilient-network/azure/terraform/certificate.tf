# The certificate of HTTPS: it stays in its vault, from which the load balancer reads it with an
# identity of its own.

locals {
  # Without a version in it, so that a renewed certificate is taken up by itself.
  certificate     = regex("/vaults/(?P<vault>[^/]+)/secrets/(?P<name>[^/]+)$", var.certificate_id)
  certificate_url = "https://${local.certificate.vault}.vault.azure.net/secrets/${local.certificate.name}"
}

resource "azurerm_user_assigned_identity" "load_balancer" {
  name                = "id-${var.name}-load-balancer"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  tags = local.tags
}

# No further than this one secret: what else the vault keeps is not the load balancer's.
resource "azurerm_role_assignment" "certificate" {
  scope                = var.certificate_id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.load_balancer.principal_id
  principal_type       = "ServicePrincipal"
}
