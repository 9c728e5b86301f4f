provider "azurerm" {
  # A new subscription knows few services; these and no others are registered.
  resource_provider_registrations = "none"
  resource_providers_to_register = [
    "Microsoft.Compute",
    "Microsoft.Network",
  ]

  features {
    resource_group {
      # What somebody else put into the group is not deleted with it.
      prevent_deletion_if_contains_resources = true
    }
  }
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
  }
}
