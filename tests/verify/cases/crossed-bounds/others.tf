# 16:3 crossed-bounds `min_size` is 3, and `max_size` 2: it cannot be less
# 22:3 crossed-bounds the range `443/80` ends before it starts
# 39:7 crossed-bounds `default` is 6, and `maximum` 4: it cannot be less
# 53:3 crossed-bounds the range `8010-8000` ends before it starts

terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}

resource "alicloud_ess_scaling_group" "main" {
  min_size = 3
  max_size = 2
}

resource "alicloud_security_group_rule" "main" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "443/80"
  cidr_ip           = "10.0.0.0/8"
  security_group_id = "sg-bp1example"
}

resource "azurerm_monitor_autoscale_setting" "main" {
  name                = "main"
  location            = "westeurope"
  resource_group_name = "main"
  target_resource_id  = "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/main/providers/Microsoft.Compute/virtualMachineScaleSets/main"

  profile {
    name = "main"

    capacity {
      minimum = 2
      default = 6
      maximum = 4
    }
  }
}

resource "azurerm_network_security_rule" "main" {
  name                        = "main"
  resource_group_name         = "main"
  network_security_group_name = "main"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "8010-8000"
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
}
