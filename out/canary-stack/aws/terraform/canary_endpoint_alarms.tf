# What somebody has to hear of, and what ends an update that goes wrong.

resource "aws_sns_topic" "canary_alarms" {
  name              = "${local.canary_name}-alarms"
  kms_master_key_id = aws_kms_key.main.id
}

resource "aws_sns_topic_subscription" "canary_alarms" {
  for_each = toset(var.canary_alarm_emails)

  topic_arn = aws_sns_topic.canary_alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

# It watches the endpoint by its name: there has to be an alarm before there is an endpoint.
resource "aws_cloudwatch_metric_alarm" "canary_errors" {
  for_each = var.canary_model_versions

  alarm_name        = "${local.canary_name}-${each.key}-errors"
  alarm_description = "${each.key} answers with errors."

  namespace   = "AWS/SageMaker"
  metric_name = "Invocation5XXErrors"
  dimensions  = { EndpointName = local.canary_name, VariantName = each.key }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.canary_errors_per_minute
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.canary_alarms.arn]
  ok_actions    = [aws_sns_topic.canary_alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "canary_slow" {
  for_each = var.canary_model_versions

  alarm_name        = "${local.canary_name}-${each.key}-slow"
  alarm_description = "One request in twenty to ${each.key} takes too long."

  namespace   = "AWS/SageMaker"
  metric_name = "ModelLatency"
  dimensions  = { EndpointName = local.canary_name, VariantName = each.key }

  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  # The metric counts in microseconds.
  threshold          = var.canary_slow_seconds * 1000000
  period             = 60
  evaluation_periods = 5
  treat_missing_data = "notBreaching"

  # A handful of requests says nothing about the rest.
  evaluate_low_sample_count_percentiles = "ignore"

  alarm_actions = [aws_sns_topic.canary_alarms.arn]
  ok_actions    = [aws_sns_topic.canary_alarms.arn]
}
