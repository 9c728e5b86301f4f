# What somebody has to hear of.

resource "aws_sns_topic" "api_alarms" {
  name              = "${local.api_name}-alarms"
  kms_master_key_id = aws_kms_key.main.id
}

resource "aws_sns_topic_subscription" "api_alarms" {
  for_each = toset(var.api_alarm_emails)

  topic_arn = aws_sns_topic.api_alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_cloudwatch_metric_alarm" "api_unhealthy" {
  alarm_name        = "${local.api_name}-unhealthy"
  alarm_description = "Servers fail their health check."

  namespace   = "AWS/ApplicationELB"
  metric_name = "UnHealthyHostCount"
  dimensions = {
    LoadBalancer = aws_lb.api.arn_suffix
    TargetGroup  = aws_lb_target_group.api_server.arn_suffix
  }

  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.api_alarms.arn]
  ok_actions    = [aws_sns_topic.api_alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "api_errors" {
  alarm_name        = "${local.api_name}-errors"
  alarm_description = "Servers answer with errors."

  namespace   = "AWS/ApplicationELB"
  metric_name = "HTTPCode_Target_5XX_Count"
  dimensions = {
    LoadBalancer = aws_lb.api.arn_suffix
    TargetGroup  = aws_lb_target_group.api_server.arn_suffix
  }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.api_errors_per_minute
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.api_alarms.arn]
  ok_actions    = [aws_sns_topic.api_alarms.arn]
}

# Counted apart: these requests have reached no server.
resource "aws_cloudwatch_metric_alarm" "api_refused" {
  alarm_name        = "${local.api_name}-refused"
  alarm_description = "The load balancer answers with errors of its own: no server takes requests."

  namespace   = "AWS/ApplicationELB"
  metric_name = "HTTPCode_ELB_5XX_Count"
  dimensions  = { LoadBalancer = aws_lb.api.arn_suffix }

  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.api_errors_per_minute
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.api_alarms.arn]
  ok_actions    = [aws_sns_topic.api_alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "api_slow" {
  alarm_name        = "${local.api_name}-slow"
  alarm_description = "One request in twenty takes too long."

  namespace   = "AWS/ApplicationELB"
  metric_name = "TargetResponseTime"
  dimensions = {
    LoadBalancer = aws_lb.api.arn_suffix
    TargetGroup  = aws_lb_target_group.api_server.arn_suffix
  }

  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.api_slow_seconds
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"

  # A handful of requests says nothing about the rest.
  evaluate_low_sample_count_percentiles = "ignore"

  alarm_actions = [aws_sns_topic.api_alarms.arn]
  ok_actions    = [aws_sns_topic.api_alarms.arn]
}

# Not yet a fault, but the next peak will be one.
resource "aws_cloudwatch_metric_alarm" "api_full" {
  alarm_name        = "${local.api_name}-full"
  alarm_description = "The group has as many servers as it may have."

  namespace   = "AWS/AutoScaling"
  metric_name = "GroupInServiceInstances"
  dimensions  = { AutoScalingGroupName = aws_autoscaling_group.api_server.name }

  statistic           = "Minimum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.api_max_servers
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  # A group that never grows is always full.
  actions_enabled = var.api_max_servers > var.api_min_servers

  alarm_actions = [aws_sns_topic.api_alarms.arn]
  ok_actions    = [aws_sns_topic.api_alarms.arn]
}
