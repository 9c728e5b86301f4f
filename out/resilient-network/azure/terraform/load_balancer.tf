# The way in: an Application Gateway over all zones, which passes no request to a server that fails.

resource "azurerm_public_ip" "load_balancer" {
  name                = "pip-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku               = "Standard"
  allocation_method = "Static"
  zones             = ["1", "2", "3"]

  # Azure adds a mark of the tenant to the name, so that nobody else can take it over.
  domain_name_label       = var.name
  domain_name_label_scope = "TenantReuse"

  tags = local.tags
}

resource "azurerm_application_gateway" "main" {
  #checkov:skip=CKV_AZURE_217:The listener of HTTP only sends clients to HTTPS.
  name                = "agw-${var.name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  zones               = ["1", "2", "3"]

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }

  # Two at least, so that one survives the loss of a zone.
  autoscale_configuration {
    min_capacity = 2
    max_capacity = 10
  }

  firewall_policy_id = azurerm_web_application_firewall_policy.main.id
  http2_enabled      = true

  # Answers are passed on as they come: a model streams its words.
  global {
    request_buffering_enabled  = true
    response_buffering_enabled = false
  }

  gateway_ip_configuration {
    name      = "subnet"
    subnet_id = azurerm_subnet.load_balancer.id
  }

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.load_balancer.id
  }

  frontend_port {
    name = "http"
    port = 80
  }

  frontend_port {
    name = "https"
    port = 443
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.load_balancer.id]
  }

  ssl_certificate {
    name                = "main"
    key_vault_secret_id = local.certificate_url
  }

  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20220101S"
  }

  backend_address_pool {
    name = "servers"
  }

  probe {
    name                = "health"
    protocol            = "Http"
    host                = "127.0.0.1"
    path                = var.health_path
    interval            = 10
    timeout             = 5
    unhealthy_threshold = 3

    match {
      status_code = ["200-299"]
    }
  }

  # A prediction may be silent for long before it answers.
  backend_http_settings {
    name                  = "servers"
    protocol              = "Http"
    port                  = var.port
    cookie_based_affinity = "Disabled"
    request_timeout       = 180
    probe_name            = "health"

    # As long: a server that is taken away answers what it has begun.
    connection_draining {
      enabled           = true
      drain_timeout_sec = 180
    }
  }

  http_listener {
    name                           = "http"
    protocol                       = "Http"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "http"
  }

  http_listener {
    name                           = "https"
    protocol                       = "Https"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "https"
    ssl_certificate_name           = "main"
  }

  request_routing_rule {
    name                       = "servers"
    priority                   = 100
    rule_type                  = "Basic"
    http_listener_name         = "https"
    backend_address_pool_name  = "servers"
    backend_http_settings_name = "servers"
  }

  # Port 80 answers only to send clients to HTTPS.
  redirect_configuration {
    name                 = "https"
    redirect_type        = "Permanent"
    target_listener_name = "https"
    include_path         = true
    include_query_string = true
  }

  request_routing_rule {
    name                        = "redirect"
    priority                    = 200
    rule_type                   = "Basic"
    http_listener_name          = "http"
    redirect_configuration_name = "https"
  }

  tags = local.tags

  # Azure looks at these when it makes the gateway.
  depends_on = [
    azurerm_role_assignment.certificate,
    azurerm_subnet_network_security_group_association.load_balancer,
  ]
}
