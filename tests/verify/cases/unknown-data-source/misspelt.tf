# 3:1 unknown-data-source there is no data source `azurerm_client_confg` (did you mean `azurerm_client_config`?)

data "azurerm_client_confg" "me" {}
