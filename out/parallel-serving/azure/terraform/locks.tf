# Locks keep others from deleting what takes long to build again. A destroy of this project lifts
# them first.

locals {
  locked = merge(
    {
      address       = azurerm_public_ip.load_balancer.id
      load-balancer = azurerm_application_gateway.main.id
    },
    { for number, server in azurerm_linux_virtual_machine.server : "server-${number}" => server.id },
    { for number, disk in azurerm_managed_disk.data : "data-${number}" => disk.id },
  )
}

resource "azurerm_management_lock" "lock" {
  for_each = { for key, id in local.locked : key => id if var.deletion_protection }

  name       = "${var.name}-${each.key}"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false where ${var.name} is deployed from."
}
