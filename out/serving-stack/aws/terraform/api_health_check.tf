# Whether the world can reach the service, asked from several continents.

resource "aws_route53_health_check" "api" {
  type          = "HTTPS"
  fqdn          = aws_lb.api.dns_name
  port          = 443
  resource_path = var.api_health_path
  enable_sni    = true

  request_interval  = 30
  failure_threshold = 3

  tags = { Name = local.api_name }
}

resource "aws_cloudwatch_metric_alarm" "api_unreachable" {
  # Route 53 reports its metrics only in us-east-1, and an alarm calls a topic of its region.
  provider = aws.us_east_1

  alarm_name        = "${local.api_name}-unreachable"
  alarm_description = "The health checks of Route 53 fail: clients cannot reach the service."

  namespace   = "AWS/Route53"
  metric_name = "HealthCheckStatus"
  dimensions  = { HealthCheckId = aws_route53_health_check.api.id }

  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 2
  treat_missing_data  = "breaching"

  alarm_actions = [aws_sns_topic.api_unreachable.arn]
  ok_actions    = [aws_sns_topic.api_unreachable.arn]
}

resource "aws_sns_topic" "api_unreachable" {
  provider = aws.us_east_1

  name              = "${local.api_name}-unreachable"
  kms_master_key_id = aws_kms_key.api_unreachable.id
}

resource "aws_sns_topic_subscription" "api_unreachable" {
  provider = aws.us_east_1
  for_each = toset(var.api_alarm_emails)

  topic_arn = aws_sns_topic.api_unreachable.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_kms_key" "api_unreachable" {
  provider = aws.us_east_1

  description         = "Health alarm of ${local.api_name}"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountDecidesByItsPolicies"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "AlarmsArePublished"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = {
          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
        }
      },
    ]
  })
}
