# 7:28 too-few `trusted_domain_dns_ips` needs 2 items, not 1

resource "azurerm_active_directory_domain_service_trust" "main" {
  name                   = "trust"
  domain_service_id      = "/subscriptions/x"
  trusted_domain_fqdn    = "example.com"
  trusted_domain_dns_ips = ["10.0.0.4"]
  password               = "x"
}
