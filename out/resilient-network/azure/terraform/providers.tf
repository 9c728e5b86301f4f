provider "azurerm" {
  # A new subscription knows few services; these and no others are registered.
  resource_provider_registrations = "none"
  resource_providers_to_register = [
    "Microsoft.Compute",
    "Microsoft.Insights",
    "Microsoft.ManagedIdentity",
    "Microsoft.Network",
    "Microsoft.OperationalInsights",
    "Microsoft.Storage",
  ]

  features {
    resource_group {
      # What somebody else put into the group is not deleted with it.
      prevent_deletion_if_contains_resources = true
    }

    storage {
      # Stores are made and changed by Azure Resource Manager alone, past their own firewalls.
      data_plane_available = false
    }
  }
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
    team    = "search"
  }
}
