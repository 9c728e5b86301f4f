# Instances follow the load of each deployment, which EAS keeps at one target.

locals {
  canary_load = {
    main = "cpu"
  }

  # EAS scales between two numbers that differ; a deployment with one number has no scaling.
  canary_autoscalers = {
    for key, metric in local.canary_load : key => {
      min             = var.canary_min_instances[key]
      max             = var.canary_max_instances[key]
      scaleStrategies = [{ metricName = metric, threshold = var.canary_scale_out_percent }]
    }
    if var.canary_max_instances[key] > var.canary_min_instances[key]
  }
}
