# The key of every object. It gets new material each year; what older material encrypted stays
# readable.

resource "aws_kms_key" "models_cache" {
  description             = "Encrypts the bucket of ${local.models_name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  # The account decides who may use the key, by the policies of its roles.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AllowTheAccount"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${local.models_account}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "models_cache" {
  name          = "alias/${local.models_name}"
  target_key_id = aws_kms_key.models_cache.key_id
}
