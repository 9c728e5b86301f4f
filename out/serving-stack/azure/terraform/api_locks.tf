# Locks keep others from deleting what takes long to build again. A destroy of this project lifts
# them first.

locals {
  api_locked = {
    address       = azurerm_public_ip.api_load_balancer.id
    load-balancer = azurerm_application_gateway.api.id

    # Azure deletes no zone without this record. A lock of the whole zone would hold all of them.
    zone = "${azurerm_dns_zone.api.id}/SOA/@"
  }
}

resource "azurerm_management_lock" "api_lock" {
  for_each = { for key, id in local.api_locked : key => id if var.deletion_protection }

  name       = "${local.api_name}-${each.key}"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false where ${local.api_name} is deployed from."

  # A lock holds what hangs on a resource, too: it has to be lifted before that goes.
  depends_on = [azurerm_monitor_diagnostic_setting.api_load_balancer]
}
