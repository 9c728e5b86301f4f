# 22:1 missing-argument `storage_account_id` must be set (in azurerm 5.2.0)
# 24:3 deprecated `storage_account_name` is deprecated (in azurerm 4.81.0)
# 24:3 unknown-argument `azurerm_storage_container` has no argument `storage_account_name` (in azurerm 5.2.0) (did you mean `storage_account_id`?)

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.81, < 6.0"
    }
  }
}

resource "azurerm_subnet" "a" {
  name                              = "a"
  resource_group_name               = "rg"
  virtual_network_name              = "vnet"
  address_prefixes                  = ["10.0.0.0/24"]
  private_endpoint_network_policies = "Disabled"
}

resource "azurerm_storage_container" "models" {
  name                 = "models"
  storage_account_name = "models"
}
