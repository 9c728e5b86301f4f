# 4:1 exactly-one-of exactly one of `storage_share_id`, `storage_share_url` must be set (in azurerm 4.81.0)
# 4:1 missing-argument `storage_share_url` must be set (in azurerm 5.2.0)

resource "azurerm_storage_share_file" "a" {
  name = "a"
}

resource "azurerm_key_vault_access_policy" "a" {
  key_vault_id = "x"
  tenant_id    = "00000000-0000-0000-0000-000000000000"
  object_id    = "00000000-0000-0000-0000-000000000000"
}
