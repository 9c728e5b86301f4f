# Locks keep others from deleting what takes long to build again. This project lifts its own.

locals {
  locked = {
    address       = azurerm_public_ip.load_balancer.id
    load-balancer = azurerm_application_gateway.main.id
    zone          = azurerm_dns_zone.main.id
  }
}

resource "azurerm_management_lock" "lock" {
  for_each = { for key, id in local.locked : key => id if var.deletion_protection }

  name       = "${var.name}-${each.key}"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false where ${var.name} is deployed from."
}
