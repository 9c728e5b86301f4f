# What is served: versions of the model, and environments that serve them. A registered version
# never changes: other files are another version, as is an environment with another image, port or
# path. The old one goes only after the deployments have left it.

locals {
  environments = {
    for image in toset(values(var.images)) : image =>
    substr(sha256("${image} ${var.port} ${var.health_path} ${var.predict_path}"), 0, 12)
  }

  # The workspace's own store, as the model registry writes its address.
  model_store = "azureml:/${replace(
    azurerm_machine_learning_workspace.main.id,
    "/providers/Microsoft.MachineLearningServices",
    "",
  )}/datastores/workspaceblobstore/paths"
}

resource "azapi_resource" "model" {
  type      = "Microsoft.MachineLearningServices/workspaces/models@2025-12-01"
  name      = "sentiment"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      description = "Served by ${var.name}"
    }
  }
}

resource "azapi_resource" "model_version" {
  for_each = toset(values(var.model_versions))

  type      = "Microsoft.MachineLearningServices/workspaces/models/versions@2025-12-01"
  name      = each.key
  parent_id = azapi_resource.model.id

  body = {
    properties = {
      modelType = "custom_model"
      modelUri  = "${local.model_store}/${var.model_path}/${each.key}/"
    }
  }

  # The service gives the address back in a form of its own.
  ignore_body_changes = ["properties.modelUri"]

  lifecycle {
    create_before_destroy = true
  }
}

resource "azapi_resource" "environment" {
  type      = "Microsoft.MachineLearningServices/workspaces/environments@2025-12-01"
  name      = "serving"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      description = "Serves ${var.name}"
    }
  }
}

resource "azapi_resource" "environment_version" {
  for_each = local.environments

  type      = "Microsoft.MachineLearningServices/workspaces/environments/versions@2025-12-01"
  name      = each.value
  parent_id = azapi_resource.environment.id

  body = {
    properties = {
      image  = each.key
      osType = "Linux"

      inferenceConfig = {
        livenessRoute  = { path = var.health_path, port = var.port }
        readinessRoute = { path = var.health_path, port = var.port }
        scoringRoute   = { path = var.predict_path, port = var.port }
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
