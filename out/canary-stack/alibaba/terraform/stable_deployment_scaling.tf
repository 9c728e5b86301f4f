# Instances follow the load of each deployment, which EAS keeps at one target.

locals {
  stable_load = {
    main = "cpu"
  }

  # EAS scales between two numbers that differ; a deployment with one number has no scaling.
  stable_autoscalers = {
    for key, metric in local.stable_load : key => {
      min             = var.stable_min_instances[key]
      max             = var.stable_max_instances[key]
      scaleStrategies = [{ metricName = metric, threshold = var.stable_scale_out_percent }]
    }
    if var.stable_max_instances[key] > var.stable_min_instances[key]
  }
}
