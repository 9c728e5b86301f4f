# Models and results in one bucket, divided into folders. Every folder has exactly one lifecycle
# rule.

data "aws_caller_identity" "current" {}

locals {
  # Bucket names are shared by all accounts: this one's number makes them unique, and stable.
  account = data.aws_caller_identity.current.account_id

  folders      = ["models/", "inference/results/", "inference/tmp/"]
  kept_folders = [for folder in local.folders : folder if !contains(keys(var.expire_days), folder)]

  # By storage class, the days until objects of a folder move to it. Both can be read at once.
  tiers = {
    STANDARD_IA = var.cool_days
    GLACIER_IR  = var.archive_days
  }

  expiring = {
    for folder, days in var.expire_days : folder => {
      for class, moves in local.tiers : class => moves[folder] if contains(keys(moves), folder)
    }
  }
  keeping = {
    for folder in local.kept_folders : folder => {
      for class, moves in local.tiers : class => moves[folder] if contains(keys(moves), folder)
    }
  }
}

resource "aws_s3_bucket" "cache" {
  #checkov:skip=CKV2_AWS_62:Nothing waits for new objects.
  bucket        = "${var.name}-${local.account}"
  force_destroy = !var.deletion_protection

  # A bucket that holds objects refuses to go, and then its key stays too.
  depends_on = [aws_kms_key.cache]
}

resource "aws_s3_bucket_versioning" "cache" {
  bucket = aws_s3_bucket.cache.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "cache" {
  bucket = aws_s3_bucket.cache.id

  rule {
    # One data key for many objects: fewer calls to KMS, which are paid for.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.cache.arn
    }
  }
}

# Pages of these origins may read with signed addresses; nothing becomes public by it.
resource "aws_s3_bucket_cors_configuration" "cache" {
  bucket = aws_s3_bucket.cache.id

  cors_rule {
    allowed_origins = var.cors_origins
    allowed_methods = ["GET", "HEAD"]
    allowed_headers = ["*"]
    expose_headers  = ["Content-Length", "Content-Range", "ETag"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "cache" {
  bucket = aws_s3_bucket.cache.id

  dynamic "rule" {
    for_each = local.expiring

    content {
      id     = "expire ${rule.key}"
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

      expiration {
        days = var.expire_days[rule.key]
      }

      # With versioning, an expired object is only hidden: its versions go a day later.
      noncurrent_version_expiration {
        noncurrent_days = 1
      }
    }
  }

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

  # Apart from the others: S3 takes no number of days beside the marks of deletions.
  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    # The mark of a deletion goes once no version is left behind it.
    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.cache]
}
