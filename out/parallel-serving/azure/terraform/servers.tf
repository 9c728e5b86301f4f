# Model servers with numbers of their own: one more or fewer leaves the others alone.

locals {
  zones   = ["1", "2", "3"]
  servers = { for index in range(var.server_count) : format("%02d", index + 1) => element(local.zones, index) }
}

resource "azurerm_network_interface" "server" {
  for_each = local.servers

  name                = "nic-${var.name}-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  ip_configuration {
    name                          = "primary"
    subnet_id                     = azurerm_subnet.server.id
    private_ip_address_allocation = "Dynamic"
  }

  tags = local.tags
}

resource "azurerm_linux_virtual_machine" "server" {
  #checkov:skip=CKV_AZURE_50:Azure's own extensions patch the server and run commands on it in place of SSH.
  for_each = local.servers

  name                = "vm-${var.name}-${each.key}"
  computer_name       = "${var.name}-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  size                  = var.machine_type
  zone                  = each.value
  network_interface_ids = [azurerm_network_interface.server[each.key].id]

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
    disk_size_gb         = var.system_disk_gib
  }

  custom_data = base64encode(templatefile("${path.module}/cloud-init.yaml", {
    image = var.image
    port  = var.port
  }))

  # Azure creates no server without an administrator. No port of SSH is open: nobody reaches it.
  admin_username                  = "azureuser"
  disable_password_authentication = true

  admin_ssh_key {
    username   = "azureuser"
    public_key = var.admin_ssh_public_key
  }

  # The driver of a shared GPU is not signed, and would not be loaded by a secure boot.
  secure_boot_enabled        = false
  vtpm_enabled               = true
  encryption_at_host_enabled = var.encryption_at_host

  # Azure patches the servers zone by zone, and restarts those that need it.
  patch_mode            = "AutomaticByPlatform"
  patch_assessment_mode = "AutomaticByPlatform"

  boot_diagnostics {}

  tags = local.tags

  # Servers need their way out to boot, and their firewall before they are reachable.
  depends_on = [
    azurerm_nat_gateway_public_ip_association.main,
    azurerm_subnet_nat_gateway_association.server,
    azurerm_subnet_network_security_group_association.server,
  ]
}

# Disks of their own, which outlive the replacement of a server. Azure encrypts every disk that it
# keeps, and nobody can export this one.
resource "azurerm_managed_disk" "data" {
  #checkov:skip=CKV_AZURE_93:Model files are encrypted with Azure's key; a key of one's own guards no secret here.
  for_each = local.servers

  name                = "disk-${var.name}-data-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  zone                = each.value

  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
  disk_size_gb         = var.data_disk_gib

  network_access_policy         = "DenyAll"
  public_network_access_enabled = false

  tags = local.tags
}

resource "azurerm_virtual_machine_data_disk_attachment" "data" {
  for_each = azurerm_managed_disk.data

  managed_disk_id    = each.value.id
  virtual_machine_id = azurerm_linux_virtual_machine.server[each.key].id

  # The server finds the disk by this number.
  lun     = 10
  caching = "ReadOnly"
}
