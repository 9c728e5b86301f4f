# Instances follow the load of each deployment: added soon, removed late.

resource "azurerm_monitor_autoscale_setting" "canary_deployment" {
  for_each = azapi_resource.canary_deployment

  name                = "${local.canary_name}-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  target_resource_id  = each.value.id

  profile {
    name = "load"

    capacity {
      minimum = var.canary_min_instances[each.key]
      default = var.canary_min_instances[each.key]
      maximum = var.canary_max_instances[each.key]
    }

    rule {
      metric_trigger {
        metric_name        = "CpuUtilizationPercentage"
        metric_resource_id = each.value.id
        operator           = "GreaterThan"
        threshold          = var.canary_scale_out_percent

        statistic        = "Average"
        time_aggregation = "Average"
        time_grain       = "PT1M"
        time_window      = "PT5M"
      }

      scale_action {
        direction = "Increase"
        type      = "ChangeCount"
        value     = 1
        cooldown  = "PT10M"
      }
    }

    rule {
      metric_trigger {
        metric_name        = "CpuUtilizationPercentage"
        metric_resource_id = each.value.id
        operator           = "LessThan"
        threshold          = var.canary_scale_in_percent

        statistic        = "Average"
        time_aggregation = "Average"
        time_grain       = "PT1M"
        time_window      = "PT15M"
      }

      scale_action {
        direction = "Decrease"
        type      = "ChangeCount"
        value     = 1
        cooldown  = "PT15M"
      }
    }
  }

  tags = local.tags
}
