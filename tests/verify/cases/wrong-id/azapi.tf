# 44:38 wrong-id `properties.ipConfigurations[].properties.subnet.id` wants the ID of a subnet, and this is that of a virtual network
# 50:93 wrong-id `properties.ipConfigurations[].properties.publicIPAddress.id` wants the ID of an address, and this is that of a subnet
# 78:29 wrong-id `properties.keyVault` wants the ID of a key vault, and this is that of a Log Analytics workspace

resource "azurerm_virtual_network" "main" {
  name                = "main"
  location            = "eastus2"
  resource_group_name = "main"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "main" {
  name                 = "main"
  resource_group_name  = "main"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_public_ip" "main" {
  name                = "main"
  location            = "eastus2"
  resource_group_name = "main"
  allocation_method   = "Static"
}

resource "azurerm_log_analytics_workspace" "main" {
  name                = "main"
  location            = "eastus2"
  resource_group_name = "main"
}

resource "azapi_resource" "interface" {
  type      = "Microsoft.Network/networkInterfaces@2024-05-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    properties = {
      ipConfigurations = [
        {
          name = "first"
          properties = {
            subnet          = { id = azurerm_virtual_network.main.id }
            publicIPAddress = { id = azurerm_public_ip.main.id }
          }
        },
        {
          name       = "second"
          properties = { subnet = { id = azurerm_subnet.main.id }, publicIPAddress = { id = azurerm_subnet.main.id } }
        },
      ]
    }
  }
}

resource "azapi_resource" "insights" {
  type      = "Microsoft.Insights/components@2020-02-02"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = jsonencode({
    kind       = "web"
    properties = { WorkspaceResourceId = azurerm_log_analytics_workspace.main.id }
  })
}

resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2025-12-01"
  name      = "main"
  parent_id = "/subscriptions/x/resourceGroups/main"
  location  = "eastus2"

  body = {
    properties = {
      applicationInsights = azapi_resource.insights.id
      keyVault            = azurerm_log_analytics_workspace.main.id
    }
  }
}
