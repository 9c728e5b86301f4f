# What keeps the buckets private: no public access by any means, no access lists, nothing but TLS.

locals {
  models_buckets = {
    cache = aws_s3_bucket.models_cache
    logs  = aws_s3_bucket.models_logs
  }

  # Beside the account's own roles, only the log delivery of S3 gets in, to write.
  models_admitted = {
    cache = []
    logs = [{
      Sid       = "AllowLogDelivery"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.models_logs.arn}/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.models_account }
        ArnEquals    = { "aws:SourceArn" = aws_s3_bucket.models_cache.arn }
      }
    }]
  }
}

resource "aws_s3_bucket_ownership_controls" "models_private" {
  for_each = local.models_buckets

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "models_private" {
  for_each = local.models_buckets

  bucket = each.value.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "models_private" {
  for_each = local.models_buckets

  bucket = each.value.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.models_admitted[each.key], [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [each.value.arn, "${each.value.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }])
  })

  # S3 takes one change of a bucket's access at a time.
  depends_on = [aws_s3_bucket_public_access_block.models_private]
}

resource "aws_s3_bucket_logging" "models_cache" {
  bucket        = aws_s3_bucket.models_cache.id
  target_bucket = aws_s3_bucket.models_logs.id
  target_prefix = "cache/"

  # S3 tries at once whether it may write there.
  depends_on = [aws_s3_bucket_policy.models_private]
}
