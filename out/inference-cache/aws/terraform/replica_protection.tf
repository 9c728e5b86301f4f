# The copy and its logs are as private as the original.

locals {
  replica_admitted = {
    cache = []
    logs = [{
      Sid       = "AllowLogDelivery"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.replica_logs.arn}/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals    = { "aws:SourceArn" = aws_s3_bucket.replica.arn }
      }
    }]
  }
}

resource "aws_s3_bucket_ownership_controls" "replica_private" {
  for_each = local.replica_buckets
  provider = aws.replica

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "replica_private" {
  for_each = local.replica_buckets
  provider = aws.replica

  bucket = each.value.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "replica_private" {
  for_each = local.replica_buckets
  provider = aws.replica

  bucket = each.value.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.replica_admitted[each.key], [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [each.value.arn, "${each.value.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }])
  })

  depends_on = [aws_s3_bucket_public_access_block.replica_private]
}

resource "aws_s3_bucket_logging" "replica" {
  provider = aws.replica

  bucket        = aws_s3_bucket.replica.id
  target_bucket = aws_s3_bucket.replica_logs.id
  target_prefix = "replica/"

  depends_on = [aws_s3_bucket_policy.replica_private]
}
