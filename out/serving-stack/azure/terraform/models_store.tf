# Models and results in one store, divided into folders. Every folder has exactly one lifecycle
# rule.

locals {
  models_folders      = ["models/", "results/"]
  models_kept_folders = [for folder in local.models_folders : folder if !contains(keys(var.models_expire_days), folder)]

  # The first part of a folder is its container, so that an address reads as the folder does.
  models_containers = {
    for pair in setproduct(keys(local.models_regions), distinct([for folder in local.models_folders : split("/", folder)[0]])) :
    "${pair[0]}-${pair[1]}" => { region = pair[0], name = pair[1] }
  }

  # By folder, the days until its objects take a step. All tiers can be read at once.
  models_steps = {
    for folder in local.models_folders : folder => {
      for step, days in { cool = var.models_cool_days, cold = var.models_archive_days, gone = var.models_expire_days } :
      step => days[folder] if contains(keys(days), folder)
    }
  }
}

resource "azurerm_storage_account" "models_store" {
  #checkov:skip=CKV_AZURE_33:It has no queues, and blobs are logged by a diagnostic setting.
  #checkov:skip=CKV_AZURE_59:Its firewall lets in what is named, and nobody comes with a key.
  #checkov:skip=CKV_AZURE_206:No second region was asked for; versions protect what was overwritten.
  #checkov:skip=CKV2_AZURE_33:Servers come through their subnets, and others from named addresses.
  for_each = local.models_regions

  name                = each.value.unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = each.value.location

  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  access_tier              = "Hot"

  # Whoever comes proves an identity of Entra ID: there is no key and no password that could leak.
  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  local_user_enabled              = false
  allow_nested_items_to_be_public = false

  cross_tenant_replication_enabled  = false
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.models_store[each.key].id]
  }

  # Without a version in it, so that a rotated key is taken up.
  customer_managed_key {
    key_vault_key_id          = azurerm_key_vault_key.models_store[each.key].versionless_id
    user_assigned_identity_id = azurerm_user_assigned_identity.models_store[each.key].id
  }

  network_rules {
    default_action             = "Deny"
    bypass                     = ["AzureServices"]
    ip_rules                   = local.models_client_addresses
    virtual_network_subnet_ids = var.models_subnet_ids
  }

  # Signed addresses come from identities, and do not outlive a day unnoticed.
  sas_policy {
    expiration_period = "01.00:00:00"
    expiration_action = "Log"
  }

  blob_properties {
    versioning_enabled = true

    # What a lifecycle rule or a person deleted for good can be brought back for as long.
    delete_retention_policy {
      days = var.models_undelete_days
    }

    container_delete_retention_policy {
      days = var.models_undelete_days
    }
  }

  tags = local.tags

  # The store uses its key from the start.
  depends_on = [azurerm_role_assignment.models_store]
}

resource "azurerm_storage_container" "models_folder" {
  #checkov:skip=CKV2_AZURE_21:Reads, writes and deletions are logged by a diagnostic setting of the store.
  for_each = local.models_containers

  name                  = each.value.name
  storage_account_id    = azurerm_storage_account.models_store[each.value.region].id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "models_store" {
  for_each = azurerm_storage_account.models_store

  storage_account_id = each.value.id

  dynamic "rule" {
    for_each = local.models_folders

    content {
      name    = "${rule.key + 1}-${replace(trimsuffix(rule.value, "/"), "/", "-")}"
      enabled = true

      # Prefixes start with the container's name, as folders do.
      filters {
        blob_types   = ["blockBlob"]
        prefix_match = [rule.value]
      }

      actions {
        dynamic "base_blob" {
          for_each = length(local.models_steps[rule.value]) > 0 ? [local.models_steps[rule.value]] : []

          content {
            tier_to_cool_after_days_since_modification_greater_than = lookup(base_blob.value, "cool", null)
            tier_to_cold_after_days_since_modification_greater_than = lookup(base_blob.value, "cold", null)
            delete_after_days_since_modification_greater_than       = lookup(base_blob.value, "gone", null)
          }
        }

        # What is deleted or replaced stays as a version. Azure counts its days since it was
        # written.
        version {
          change_tier_to_cool_after_days_since_creation = contains(local.models_kept_folders, rule.value) ? var.models_old_version_cool_days : null
          delete_after_days_since_creation              = contains(local.models_kept_folders, rule.value) ? var.models_old_version_days : 1
        }
      }
    }
  }
}
