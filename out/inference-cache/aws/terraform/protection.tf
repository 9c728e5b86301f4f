# What keeps the buckets private: no public access by any means, no access lists, nothing but TLS.

locals {
  buckets = {
    cache = aws_s3_bucket.cache
    logs  = aws_s3_bucket.logs
  }

  # Beside the account's own roles, only the log delivery of S3 gets in, to write.
  admitted = {
    cache = []
    logs = [{
      Sid       = "AllowLogDelivery"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.logs.arn}/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals    = { "aws:SourceArn" = aws_s3_bucket.cache.arn }
      }
    }]
  }
}

resource "aws_s3_bucket_ownership_controls" "private" {
  for_each = local.buckets

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "private" {
  for_each = local.buckets

  bucket = each.value.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "private" {
  for_each = local.buckets

  bucket = each.value.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.admitted[each.key], [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [each.value.arn, "${each.value.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }])
  })

  # S3 takes one change of a bucket's access at a time.
  depends_on = [aws_s3_bucket_public_access_block.private]
}

resource "aws_s3_bucket_logging" "cache" {
  bucket        = aws_s3_bucket.cache.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "cache/"

  # S3 tries at once whether it may write there.
  depends_on = [aws_s3_bucket_policy.private]
}
