# 12:18 retired Azure takes no new Basic addresses and load balancers since 31 March 2025 (use the sku `Standard`)
# 22:23 retired new classic CDN profiles ended on 1 October 2025 (use the sku `Standard_AzureFrontDoor`)
# 25:1 retired new classic CDN profiles ended on 1 October 2025 (use `Microsoft.Cdn/profiles/afdEndpoints` and its like)

resource "azapi_resource" "address" {
  type      = "Microsoft.Network/publicIPAddresses@2024-05-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    sku        = { name = "Basic" }
    properties = { publicIPAllocationMethod = "Static" }
  }
}

resource "azapi_resource" "profile" {
  type      = "microsoft.cdn/profiles@2024-09-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "global"
  body      = { sku = { name = "Standard_Microsoft" } }
}

resource "azapi_resource" "endpoint" {
  type      = "Microsoft.Cdn/profiles/endpoints@2024-09-01"
  name      = "main"
  parent_id = azapi_resource.profile.id
  location  = "global"
  body      = { properties = { origins = [] } }
}

resource "azapi_resource" "door" {
  type      = "Microsoft.Cdn/profiles@2024-09-01"
  name      = "door"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "global"
  body      = { sku = { name = "Standard_AzureFrontDoor" } }
}
