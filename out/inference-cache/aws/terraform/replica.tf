# The second copy, in a region of its own, with the same encryption, lifecycle, logs and protection.

resource "aws_kms_key" "replica" {
  provider = aws.replica

  description             = "Encrypts the copy of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AllowTheAccount"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${local.account}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "replica" {
  provider = aws.replica

  name          = "alias/${var.name}-replica"
  target_key_id = aws_kms_key.replica.key_id
}

resource "aws_s3_bucket" "replica_logs" {
  #checkov:skip=CKV_AWS_18:A bucket that logs its own log deliveries would fill itself without end.
  #checkov:skip=CKV_AWS_144:A copy in a second region is not worth its price for logs that expire.
  #checkov:skip=CKV_AWS_145:S3 delivers logs only to buckets that its own key encrypts.
  #checkov:skip=CKV2_AWS_62:Nothing waits for new logs.
  provider = aws.replica

  bucket        = "${var.name}-replica-logs-${local.account}"
  force_destroy = !var.deletion_protection
}

resource "aws_s3_bucket" "replica" {
  #checkov:skip=CKV_AWS_144:This is the copy.
  #checkov:skip=CKV2_AWS_62:Nothing waits for new objects.
  provider = aws.replica

  bucket        = "${var.name}-replica-${local.account}"
  force_destroy = !var.deletion_protection

  # As long as the bucket holds objects, its key stays.
  depends_on = [aws_kms_key.replica]
}

locals {
  replica_buckets = {
    cache = aws_s3_bucket.replica
    logs  = aws_s3_bucket.replica_logs
  }
}

resource "aws_s3_bucket_versioning" "replica" {
  for_each = local.replica_buckets
  provider = aws.replica

  bucket = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.replica.arn
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "replica_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# Lifecycle rules are not copied with the objects: without its own the copy would only grow.
resource "aws_s3_bucket_lifecycle_configuration" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  dynamic "rule" {
    for_each = local.keeping

    content {
      id     = "keep ${rule.key}"
      status = "Enabled"

      filter {
        prefix = rule.key
      }

      dynamic "transition" {
        for_each = rule.value

        content {
          storage_class = transition.key
          days          = transition.value
        }
      }

      noncurrent_version_transition {
        storage_class   = "STANDARD_IA"
        noncurrent_days = var.old_version_cool_days
      }

      noncurrent_version_expiration {
        noncurrent_days = var.old_version_days
      }
    }
  }

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica]
}

resource "aws_s3_bucket_lifecycle_configuration" "replica_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = var.log_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica]
}
