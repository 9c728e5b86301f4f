# 5:1 retired an account that began on 1 October 2024 or later cannot make launch configurations (use `aws_launch_template`)
# 15:3 retired Azure takes no new Basic addresses and load balancers since 31 March 2025 (use the sku `Standard`)
# 23:3 retired Azure has retired the machines `Standard_NC6s_v3`

resource "aws_launch_configuration" "main" {
  image_id      = "ami-1"
  instance_type = "t3.micro"
}

resource "azurerm_public_ip" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"
  allocation_method   = "Static"
  sku                 = "Basic"
}

resource "azurerm_linux_virtual_machine_scale_set" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"
  admin_username      = "operator"
  sku                 = "Standard_NC6s_v3"
  source_image_id     = "image-1"

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAA"
  }

  network_interface {
    name = "main"

    ip_configuration {
      name = "main"
    }
  }

  os_disk {
    caching              = "ReadOnly"
    storage_account_type = "Premium_LRS"
  }
}
