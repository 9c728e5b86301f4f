# Who may call whom: the CDN reaches the load balancer, and only it reaches the servers.

resource "azurerm_network_security_group" "api_load_balancer" {
  #checkov:skip=CKV_AZURE_160:Port 80 is open to the clients only to send them to HTTPS.
  name                = "nsg-${local.api_name}-load-balancer"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  # There may be no clients but the CDN.
  dynamic "security_rule" {
    for_each = length(var.api_clients) > 0 ? ["clients"] : []

    content {
      name        = security_rule.value
      description = "Clients, by their address"
      priority    = 100
      direction   = "Inbound"
      access      = "Allow"
      protocol    = "Tcp"

      source_address_prefixes    = var.api_clients
      source_port_range          = "*"
      destination_address_prefix = "*"
      destination_port_ranges    = ["80", "443"]
    }
  }

  # The firewall of the load balancer tells this profile from those of others.
  security_rule {
    name        = "cdn"
    description = "Front Door, for whichever profile"
    priority    = 105
    direction   = "Inbound"
    access      = "Allow"
    protocol    = "Tcp"

    source_address_prefix      = "AzureFrontDoor.Backend"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name        = "health-checkers"
    description = "Traffic Manager asks from outside whether the service answers"
    priority    = 110
    direction   = "Inbound"
    access      = "Allow"
    protocol    = "Tcp"

    source_address_prefix      = "AzureTrafficManager"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["443"]
  }

  # Without this rule Azure refuses a subnet for the gateway: its own control comes through here.
  security_rule {
    name        = "gateway-manager"
    description = "Control of the gateway by Azure, proved by certificates"
    priority    = 200
    direction   = "Inbound"
    access      = "Allow"
    protocol    = "Tcp"

    source_address_prefix      = "GatewayManager"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["65200-65535"]
  }

  tags = local.tags
}

resource "azurerm_network_security_group" "api_server" {
  name                = "nsg-${local.api_name}-server"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  security_rule {
    name        = "load-balancer"
    description = "The load balancer, which forwards and probes from its own subnet"
    priority    = 100
    direction   = "Inbound"
    access      = "Allow"
    protocol    = "Tcp"

    source_address_prefix      = local.load_balancer_block
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = [tostring(var.api_port)]
  }

  # Else a default rule of Azure would let everything inside the network in, servers among them.
  security_rule {
    name        = "nobody-else"
    description = "Everybody else, SSH included"
    priority    = 4096
    direction   = "Inbound"
    access      = "Deny"
    protocol    = "*"

    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }

  tags = local.tags
}
