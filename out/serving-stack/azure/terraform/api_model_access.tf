# The model store answers the servers at an address inside their network: its firewall admits nobody
# by a public one who is not named.

resource "azurerm_private_endpoint" "api_model_store" {
  name                = "pe-${local.api_name}-model-store"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  subnet_id           = azurerm_subnet.api_server.id

  private_service_connection {
    name                           = "model-store"
    private_connection_resource_id = azurerm_storage_account.models_store["cache"].id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.api_model_store.id]
  }

  tags = local.tags
}

# Inside the network, the store's own name leads to that address.
resource "azurerm_private_dns_zone" "api_model_store" {
  name                = "privatelink.blob.core.windows.net"
  resource_group_name = azurerm_resource_group.main.name

  tags = local.tags
}

# Versions 4 and 5 of azurerm write this link differently; ARM has one form for both.
resource "azapi_resource" "api_model_store_link" {
  type      = "Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01"
  name      = local.api_name
  parent_id = azurerm_private_dns_zone.api_model_store.id
  location  = "global"

  body = {
    properties = {
      registrationEnabled = false
      virtualNetwork      = { id = azurerm_virtual_network.main.id }
    }
  }

  tags = local.tags
}
