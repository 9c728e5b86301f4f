# Instances follow the load of each variant: added soon, removed late.

locals {
  # SageMaker adds up the load of all cores of an instance, or of all its GPUs.
  stable_load = {
    for key, type in var.stable_machine_types : key => length(data.aws_ec2_instance_type.stable_machine[type].gpus) > 0 ? {
      metric = "GPUUtilization"
      units  = sum([for gpu in data.aws_ec2_instance_type.stable_machine[type].gpus : gpu.count])
      } : {
      metric = "CPUUtilization"
      units  = data.aws_ec2_instance_type.stable_machine[type].default_vcpus
    }
  }
}

resource "aws_appautoscaling_target" "stable_variant" {
  for_each = var.stable_machine_types

  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.stable.name}/variant/${each.key}"

  min_capacity = var.stable_min_instances[each.key]
  max_capacity = var.stable_max_instances[each.key]
}

resource "aws_appautoscaling_policy" "stable_busy" {
  for_each = aws_appautoscaling_target.stable_variant

  name               = "busy"
  policy_type        = "StepScaling"
  service_namespace  = each.value.service_namespace
  scalable_dimension = each.value.scalable_dimension
  resource_id        = each.value.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Average"
    cooldown                = 600

    step_adjustment {
      metric_interval_lower_bound = 0
      scaling_adjustment          = 1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "stable_busy" {
  for_each = local.stable_load

  alarm_name        = "${local.stable_name}-${each.key}-busy"
  alarm_description = "Adds an instance to ${each.key}."

  namespace   = "/aws/sagemaker/Endpoints"
  metric_name = each.value.metric
  dimensions  = { EndpointName = aws_sagemaker_endpoint.stable.name, VariantName = each.key }

  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.stable_scale_out_percent * each.value.units
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_appautoscaling_policy.stable_busy[each.key].arn]
}

resource "aws_appautoscaling_policy" "stable_idle" {
  for_each = aws_appautoscaling_target.stable_variant

  name               = "idle"
  policy_type        = "StepScaling"
  service_namespace  = each.value.service_namespace
  scalable_dimension = each.value.scalable_dimension
  resource_id        = each.value.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Average"
    cooldown                = 900

    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = -1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "stable_idle" {
  for_each = local.stable_load

  alarm_name        = "${local.stable_name}-${each.key}-idle"
  alarm_description = "Takes an instance from ${each.key}."

  namespace   = "/aws/sagemaker/Endpoints"
  metric_name = each.value.metric
  dimensions  = { EndpointName = aws_sagemaker_endpoint.stable.name, VariantName = each.key }

  statistic           = "Average"
  comparison_operator = "LessThanThreshold"
  threshold           = var.stable_scale_in_percent * each.value.units
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_appautoscaling_policy.stable_idle[each.key].arn]
}

# SageMaker holds no request back. Instances that work on too many at once get help within a minute,
# however busy they are; taking instances away is left to the load.
resource "aws_appautoscaling_policy" "stable_crowded" {
  for_each = aws_appautoscaling_target.stable_variant

  name               = "crowded"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = each.value.service_namespace
  scalable_dimension = each.value.scalable_dimension
  resource_id        = each.value.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = var.stable_concurrency
    disable_scale_in   = true
    scale_out_cooldown = 600

    predefined_metric_specification {
      predefined_metric_type = "SageMakerVariantConcurrentRequestsPerModelHighResolution"
    }
  }
}
