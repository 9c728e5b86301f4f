# Copies every folder that is kept. Writes are copied and deletions of versions are not, so that a
# mistake in one region leaves the other whole.

locals {
  # By container, the folders in it; none are named where the container is the folder.
  copied = {
    for folder in local.kept_folders :
    split("/", folder)[0] => join("/", slice(split("/", folder), 1, length(split("/", folder))))...
  }
}

resource "azurerm_storage_object_replication" "store" {
  source_storage_account_id      = azurerm_storage_account.store["cache"].id
  destination_storage_account_id = azurerm_storage_account.store["replica"].id

  dynamic "rules" {
    for_each = local.copied

    content {
      source_container_name      = rules.key
      destination_container_name = rules.key
      copy_blobs_created_after   = "Everything"

      # In spite of its name: blobs that start like this are copied, and no others.
      filter_out_blobs_with_prefix = compact(rules.value)
    }
  }

  depends_on = [azurerm_storage_container.folder]
}
