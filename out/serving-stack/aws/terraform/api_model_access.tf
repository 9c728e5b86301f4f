# What a server reads of the model store: what the store's own reader may, and nothing else.

resource "aws_iam_role_policy" "api_model_store" {
  name = "model-store"
  role = aws_iam_role.api_server.name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = local.models_reading
  })
}
