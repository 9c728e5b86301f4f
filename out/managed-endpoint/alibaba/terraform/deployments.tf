# Each deployment is a service that serves one version of the model on instances of its own. To EAS
# a service is one document, whose keys the provider does not check.

locals {
  # Answered once the model is loaded.
  probe = {
    http_get          = { path = var.health_path, port = var.port }
    period_seconds    = 10
    timeout_seconds   = 5
    success_threshold = 1
  }

  service_configs = {
    for key in ["blue", "green"] : key => {
      metadata = {
        name             = "${local.prefix}_${replace(key, "-", "_")}"
        group            = local.group
        workspace_id     = alicloud_pai_workspace_workspace.main.id
        instance         = var.min_instances[key]
        rolling_strategy = { max_surge = 1, max_unavailable = 0 }
        rpc              = { keepalive = var.timeout_seconds * 1000 }
      }

      cloud = {
        computing = { instances = [{ type = var.machine_types[key] }] }
      }

      networking = { disable_internet_endpoint = false }

      containers = [{
        image = var.images[key]
        port  = var.port
        env   = [for name, value in var.environment_variables : { name = name, value = value }]

        startup_check  = merge(local.probe, { failure_threshold = ceil(var.startup_seconds / 10) })
        health_check   = merge(local.probe, { failure_threshold = 3 })
        liveness_check = merge(local.probe, { failure_threshold = 3 })
      }]

      storage = [{
        mount_path = "/models"
        oss = {
          path     = "oss://${alicloud_oss_bucket.models.bucket}/${var.model_path}/${var.model_versions[key]}/"
          readOnly = true
        }
      }]
    }
  }
}

resource "alicloud_pai_service" "deployment" {
  for_each = local.service_configs

  workspace_id = alicloud_pai_workspace_workspace.main.id
  service_config = jsonencode(merge(
    each.value,
    { for key, scaling in local.autoscalers : "autoscaler" => scaling if key == each.key },
  ))

  tags = local.tags

  # Large images and models take their time.
  timeouts {
    create = "90m"
    update = "90m"
  }

  # EAS renames no service, which the provider does not know. The name of the workspace changes
  # with that of the services, and makes another workspace: then they are other services, too.
  lifecycle {
    replace_triggered_by = [alicloud_pai_workspace_workspace.main.id]
  }
}
