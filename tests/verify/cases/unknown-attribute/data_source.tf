# 5:27 unknown-attribute `data.azurerm_client_config.me.tenant`: there is no attribute `tenant` (did you mean `tenant_id`?)

data "azurerm_client_config" "me" {}

output "tenant" { value = data.azurerm_client_config.me.tenant }
