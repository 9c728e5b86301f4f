# Instances follow the load of each deployment, which EAS keeps at one target.

locals {
  load = {
    blue  = "cpu"
    green = "cpu"
  }

  # EAS scales between two numbers that differ; a deployment with one number has no scaling.
  autoscalers = {
    for key, metric in local.load : key => {
      min             = var.min_instances[key]
      max             = var.max_instances[key]
      scaleStrategies = [{ metricName = metric, threshold = var.scale_out_percent }]
    }
    if var.max_instances[key] > var.min_instances[key]
  }
}
