# Who called the load balancer, and what was answered.

resource "aws_s3_bucket" "api_load_balancer_logs" {
  #checkov:skip=CKV_AWS_18:Access to access logs is not logged again, it would never end.
  #checkov:skip=CKV_AWS_21:Each log is written once and never again, so there are no versions.
  #checkov:skip=CKV_AWS_144:Logs of one region are of no use in another.
  #checkov:skip=CKV_AWS_145:A load balancer cannot write to a bucket with a key of its own.
  #checkov:skip=CKV2_AWS_62:Nothing waits for a log to arrive.
  bucket_prefix = "${local.api_name}-access-logs-"

  # An unprotected system takes its logs with it.
  force_destroy = !var.deletion_protection
}

resource "aws_s3_bucket_public_access_block" "api_load_balancer_logs" {
  bucket = aws_s3_bucket.api_load_balancer_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "api_load_balancer_logs" {
  bucket = aws_s3_bucket.api_load_balancer_logs.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "api_load_balancer_logs" {
  bucket = aws_s3_bucket.api_load_balancer_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "api_load_balancer_logs" {
  bucket = aws_s3_bucket.api_load_balancer_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = var.api_log_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "api_load_balancer_logs" {
  bucket = aws_s3_bucket.api_load_balancer_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "LoadBalancersWrite"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.api_load_balancer_logs.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.api_load_balancer_logs.arn, "${aws_s3_bucket.api_load_balancer_logs.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.api_load_balancer_logs]
}
