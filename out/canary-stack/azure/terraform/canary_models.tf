# What is served: versions of the model, and environments that serve them. A registered version
# never changes: other files are another version, as is an environment with another image, port or
# path. The old one goes only after the deployments have left it.

locals {
  canary_environments = {
    for image in toset(values(var.canary_images)) : image =>
    substr(sha256("${image} ${var.canary_port} ${var.canary_health_path} ${var.canary_predict_path}"), 0, 12)
  }

  # The workspace's own store, as the model registry writes its address.
  canary_model_store = "azureml:/${replace(
    azurerm_machine_learning_workspace.canary.id,
    "/providers/Microsoft.MachineLearningServices",
    "",
  )}/datastores/workspaceblobstore/paths"
}

resource "azapi_resource" "canary_model" {
  type      = "Microsoft.MachineLearningServices/workspaces/models@2025-12-01"
  name      = local.canary_name
  parent_id = azurerm_machine_learning_workspace.canary.id

  body = {
    properties = {
      description = "Served by ${local.canary_name}"
    }
  }
}

resource "azapi_resource" "canary_model_version" {
  for_each = toset(values(var.canary_model_versions))

  type      = "Microsoft.MachineLearningServices/workspaces/models/versions@2025-12-01"
  name      = each.key
  parent_id = azapi_resource.canary_model.id

  body = {
    properties = {
      modelType = "custom_model"
      modelUri  = "${local.canary_model_store}/${var.canary_model_path}/${each.key}/"
    }
  }

  # The service gives the address back in a form of its own.
  ignore_body_changes = ["properties.modelUri"]

  lifecycle {
    create_before_destroy = true
  }
}

resource "azapi_resource" "canary_environment" {
  type      = "Microsoft.MachineLearningServices/workspaces/environments@2025-12-01"
  name      = "serving"
  parent_id = azurerm_machine_learning_workspace.canary.id

  body = {
    properties = {
      description = "Serves ${local.canary_name}"
    }
  }
}

resource "azapi_resource" "canary_environment_version" {
  for_each = local.canary_environments

  type      = "Microsoft.MachineLearningServices/workspaces/environments/versions@2025-12-01"
  name      = each.value
  parent_id = azapi_resource.canary_environment.id

  body = {
    properties = {
      image  = each.key
      osType = "Linux"

      inferenceConfig = {
        livenessRoute  = { path = var.canary_health_path, port = var.canary_port }
        readinessRoute = { path = var.canary_health_path, port = var.canary_port }
        scoringRoute   = { path = var.canary_predict_path, port = var.canary_port }
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
