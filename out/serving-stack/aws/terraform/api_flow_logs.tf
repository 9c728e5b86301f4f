# Who talked to whom in the network, accepted or refused.

resource "aws_flow_log" "api" {
  vpc_id       = aws_vpc.main.id
  traffic_type = "ALL"

  log_destination_type = "cloud-watch-logs"
  log_destination      = aws_cloudwatch_log_group.api_flows.arn
  iam_role_arn         = aws_iam_role.api_flows.arn

  tags = { Name = local.api_name }
}

resource "aws_cloudwatch_log_group" "api_flows" {
  name              = "/vpc/${local.api_name}"
  retention_in_days = var.api_log_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_iam_role" "api_flows" {
  name_prefix = "${local.api_name}-flows-"
  description = "Writes the flow logs of ${local.api_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "vpc-flow-logs.amazonaws.com" }
        Action    = "sts:AssumeRole"
        # Nobody else's flow logs may borrow the role.
        Condition = {
          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "api_flows" {
  name = "write"
  role = aws_iam_role.api_flows.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "logs:CreateLogStream",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ]
        Resource = "${aws_cloudwatch_log_group.api_flows.arn}:*"
      },
    ]
  })
}
