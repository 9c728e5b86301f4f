# Each deployment serves one version of the model on instances of its own.

resource "azapi_resource" "deployment" {
  for_each = toset(["blue", "green"])

  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-12-01"
  name      = each.key
  parent_id = azapi_resource.endpoint.id
  location  = azurerm_resource_group.main.location

  body = {
    kind = "Managed"
    sku = {
      name     = "Default"
      tier     = "Standard"
      capacity = var.min_instances[each.key]
    }

    properties = {
      endpointComputeType = "Managed"
      instanceType        = var.machine_types[each.key]
      scaleSettings       = { scaleType = "Default" }

      model                = azapi_resource.model_version[var.model_versions[each.key]].id
      modelMountPath       = "/var/azureml-app/models"
      environmentId        = azapi_resource.environment_version[var.images[each.key]].id
      environmentVariables = var.environment_variables

      appInsightsEnabled = true

      requestSettings = {
        maxConcurrentRequestsPerInstance = var.concurrency
        requestTimeout                   = "PT${var.timeout_seconds}S"
      }

      # Requests come once the model is loaded; whether the container is stuck is asked only after
      # the time that loading may take.
      readinessProbe = {
        initialDelay     = "PT10S"
        period           = "PT10S"
        timeout          = "PT5S"
        successThreshold = 1
        failureThreshold = ceil(var.startup_seconds / 10)
      }
      livenessProbe = {
        initialDelay     = "PT${var.startup_seconds}S"
        period           = "PT10S"
        timeout          = "PT5S"
        successThreshold = 1
        failureThreshold = 3
      }
    }
  }

  # The number of instances is the autoscaler's.
  ignore_body_changes = ["sku.capacity"]

  tags = local.tags

  # Instances are taken into use one by one, and large images take their time.
  timeouts {
    create = "90m"
    update = "90m"
  }

  # A deployment that leaves is deleted after its traffic went elsewhere: the service refuses to
  # delete one that still has some.
  lifecycle {
    create_before_destroy = true
  }
}
