# Callers sign their requests with their own identity: a role with this policy may ask for
# predictions, and do nothing else.

resource "aws_iam_policy" "invoke" {
  name        = "${var.name}-invoke"
  description = "Asks ${var.name} for predictions"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"]
      Resource = aws_sagemaker_endpoint.main.arn
    }]
  })
}

resource "aws_iam_role_policy_attachment" "caller" {
  for_each = toset(var.callers)

  role       = each.key
  policy_arn = aws_iam_policy.invoke.arn
}
