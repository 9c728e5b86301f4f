# What is served: versions of the model, and environments that serve them. A registered version
# never changes: other files are another version, as is an environment with another image, port or
# path. The old one goes only after the deployments have left it.

locals {
  stable_environments = {
    for image in toset(values(var.stable_images)) : image =>
    substr(sha256("${image} ${var.stable_port} ${var.stable_health_path} ${var.stable_predict_path}"), 0, 12)
  }

  # The workspace's own store, as the model registry writes its address.
  stable_model_store = "azureml:/${replace(
    azurerm_machine_learning_workspace.stable.id,
    "/providers/Microsoft.MachineLearningServices",
    "",
  )}/datastores/workspaceblobstore/paths"
}

resource "azapi_resource" "stable_model" {
  type      = "Microsoft.MachineLearningServices/workspaces/models@2025-12-01"
  name      = local.stable_name
  parent_id = azurerm_machine_learning_workspace.stable.id

  body = {
    properties = {
      description = "Served by ${local.stable_name}"
    }
  }
}

resource "azapi_resource" "stable_model_version" {
  for_each = toset(values(var.stable_model_versions))

  type      = "Microsoft.MachineLearningServices/workspaces/models/versions@2025-12-01"
  name      = each.key
  parent_id = azapi_resource.stable_model.id

  body = {
    properties = {
      modelType = "custom_model"
      modelUri  = "${local.stable_model_store}/${var.stable_model_path}/${each.key}/"
    }
  }

  # The service gives the address back in a form of its own.
  ignore_body_changes = ["properties.modelUri"]

  lifecycle {
    create_before_destroy = true
  }
}

resource "azapi_resource" "stable_environment" {
  type      = "Microsoft.MachineLearningServices/workspaces/environments@2025-12-01"
  name      = "serving"
  parent_id = azurerm_machine_learning_workspace.stable.id

  body = {
    properties = {
      description = "Serves ${local.stable_name}"
    }
  }
}

resource "azapi_resource" "stable_environment_version" {
  for_each = local.stable_environments

  type      = "Microsoft.MachineLearningServices/workspaces/environments/versions@2025-12-01"
  name      = each.value
  parent_id = azapi_resource.stable_environment.id

  body = {
    properties = {
      image  = each.key
      osType = "Linux"

      inferenceConfig = {
        livenessRoute  = { path = var.stable_health_path, port = var.stable_port }
        readinessRoute = { path = var.stable_health_path, port = var.stable_port }
        scoringRoute   = { path = var.stable_predict_path, port = var.stable_port }
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
