provider "azurerm" {
  # Storage accounts take no shared keys: blobs, too, are read as whoever deploys.
  storage_use_azuread = true

  # A new subscription knows few services; these and no others are registered.
  # Managed endpoints need Cdn and PolicyInsights behind the scenes.
  resource_provider_registrations = "none"
  resource_providers_to_register = [
    "Microsoft.Cdn",
    "Microsoft.ContainerRegistry",
    "Microsoft.Insights",
    "Microsoft.KeyVault",
    "Microsoft.MachineLearningServices",
    "Microsoft.ManagedIdentity",
    "Microsoft.OperationalInsights",
    "Microsoft.PolicyInsights",
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

    key_vault {
      # Purge protection keeps a deleted vault and its name; a new deployment takes it back.
      purge_soft_delete_on_destroy    = false
      recover_soft_deleted_key_vaults = true
    }

    machine_learning {
      # Else Azure keeps a deleted workspace for 14 days, and its name is taken for as long.
      purge_soft_deleted_workspace_on_destroy = true
    }
  }
}

provider "azapi" {}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
    team    = "inference"
  }
}
