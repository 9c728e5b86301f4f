# The key of the models, wherever they lie: in a bucket, and on the volumes of the instances.

resource "aws_kms_key" "stable_models" {
  description             = "Models of ${local.stable_name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  # The account decides who may use the key, by the policies of its roles.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AllowTheAccount"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "stable_models" {
  name          = "alias/${local.stable_name}-models"
  target_key_id = aws_kms_key.stable_models.key_id
}
