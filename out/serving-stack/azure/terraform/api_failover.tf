# Whether the world can reach the service, asked from several places.

resource "azurerm_traffic_manager_profile" "api" {
  name                = "tm-${local.api_name}"
  resource_group_name = azurerm_resource_group.main.name

  traffic_routing_method = "Priority"

  dns_config {
    relative_name = var.api_unique_name
    ttl           = 30
  }

  # Each is asked for the domain, so that it shows the certificate that clients want to see.
  monitor_config {
    protocol                     = "HTTPS"
    port                         = 443
    path                         = var.api_health_path
    expected_status_code_ranges  = ["200-299"]
    interval_in_seconds          = 10
    timeout_in_seconds           = 5
    tolerated_number_of_failures = 2

    custom_header {
      name  = "Host"
      value = var.api_domain
    }

    # By this the load balancer admits requests.
    custom_header {
      name  = "X-Azure-FDID"
      value = azurerm_cdn_frontdoor_profile.cdn.resource_guid
    }
  }

  tags = local.tags
}

resource "azurerm_traffic_manager_azure_endpoint" "api_primary" {
  name               = "primary"
  profile_id         = azurerm_traffic_manager_profile.api.id
  target_resource_id = azurerm_public_ip.api_load_balancer.id
  priority           = 1

  # Nobody is sent there before it can answer.
  depends_on = [azurerm_application_gateway.api]
}
