# What somebody has to hear of, and what ends an update that goes wrong.

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = aws_kms_key.main.id
}

resource "aws_sns_topic_subscription" "alarms" {
  for_each = toset(var.alarm_emails)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

# It watches the endpoint by its name: there has to be an alarm before there is an endpoint.
resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = var.model_versions

  alarm_name        = "${var.name}-${each.key}-errors"
  alarm_description = "${each.key} answers with errors."

  namespace   = "AWS/SageMaker"
  metric_name = "Invocation5XXErrors"
  dimensions  = { EndpointName = var.name, VariantName = each.key }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.errors_per_minute
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "slow" {
  for_each = var.model_versions

  alarm_name        = "${var.name}-${each.key}-slow"
  alarm_description = "One request in twenty to ${each.key} takes too long."

  namespace   = "AWS/SageMaker"
  metric_name = "ModelLatency"
  dimensions  = { EndpointName = var.name, VariantName = each.key }

  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  # The metric counts in microseconds.
  threshold          = var.slow_seconds * 1000000
  period             = 60
  evaluation_periods = 5
  treat_missing_data = "notBreaching"

  # A handful of requests says nothing about the rest.
  evaluate_low_sample_count_percentiles = "ignore"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
