# Who read and wrote what. S3 delivers it within hours into a bucket in the same region.

resource "aws_s3_bucket" "models_logs" {
  #checkov:skip=CKV_AWS_18:A bucket that logs its own log deliveries would fill itself without end.
  #checkov:skip=CKV_AWS_144:A copy in a second region is not worth its price for logs that expire.
  #checkov:skip=CKV_AWS_145:S3 delivers logs only to buckets that its own key encrypts.
  #checkov:skip=CKV2_AWS_62:Nothing waits for new logs.
  bucket        = "${local.models_name}-logs-${local.models_account}"
  force_destroy = !var.deletion_protection
}

resource "aws_s3_bucket_versioning" "models_logs" {
  bucket = aws_s3_bucket.models_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "models_logs" {
  bucket = aws_s3_bucket.models_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "models_logs" {
  bucket = aws_s3_bucket.models_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = var.models_log_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.models_logs]
}
