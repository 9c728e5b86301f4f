# Locks keep others from deleting what takes long to build again. A destroy of this project lifts
# them first.

locals {
  locked = {
    address       = azurerm_public_ip.load_balancer.id
    load-balancer = azurerm_application_gateway.main.id

    # Azure deletes no zone without this record. A lock of the whole zone would hold all of them.
    zone = "${azurerm_dns_zone.main.id}/SOA/@"
  }
}

resource "azurerm_management_lock" "lock" {
  for_each = { for key, id in local.locked : key => id if var.deletion_protection }

  name       = "${var.name}-${each.key}"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false where ${var.name} is deployed from."

  # A lock holds what hangs on a resource, too: it has to be lifted before that goes.
  depends_on = [azurerm_monitor_diagnostic_setting.load_balancer]
}
