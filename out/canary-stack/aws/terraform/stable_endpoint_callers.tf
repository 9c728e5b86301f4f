# Callers sign their requests with their own identity: a role with this policy may ask for
# predictions, and do nothing else.

resource "aws_iam_policy" "stable_invoke" {
  name        = "${local.stable_name}-invoke"
  description = "Asks ${local.stable_name} for predictions"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"]
      Resource = aws_sagemaker_endpoint.stable.arn
    }]
  })
}

resource "aws_iam_role_policy_attachment" "stable_caller" {
  for_each = toset(var.stable_callers)

  role       = each.key
  policy_arn = aws_iam_policy.stable_invoke.arn
}
