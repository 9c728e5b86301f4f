# 14:31 public-bucket by this `allowBlobPublicAccess` everybody on the internet may read (keep it private, and grant each reader access by a policy)
# 23:49 public-bucket by this `publicAccess` everybody on the internet may read (keep it private, and grant each reader access by a policy)

resource "azapi_resource" "store" {
  type      = "Microsoft.Storage/storageAccounts@2024-01-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    kind = "StorageV2"
    sku  = { name = "Standard_LRS" }
    properties = {
      allowBlobPublicAccess = true
      minimumTlsVersion     = "TLS1_2"
    }
  }
}

resource "azapi_update_resource" "container" {
  type        = "Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01"
  resource_id = "/subscriptions/x/containers/main"
  body        = { properties = { publicAccess = "Blob" } }
}
