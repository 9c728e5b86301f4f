# Models and results in one bucket, divided into folders. Every folder has exactly one lifecycle
# rule.

locals {
  # Bucket names are shared by all accounts: this one's number makes them unique, and stable.
  models_account = data.aws_caller_identity.current.account_id

  models_folders      = ["models/", "results/"]
  models_kept_folders = [for folder in local.models_folders : folder if !contains(keys(var.models_expire_days), folder)]

  # By storage class, the days until objects of a folder move to it. Both can be read at once.
  models_tiers = {
    STANDARD_IA = var.models_cool_days
    GLACIER_IR  = var.models_archive_days
  }

  models_expiring = {
    for folder, days in var.models_expire_days : folder => {
      for class, moves in local.models_tiers : class => moves[folder] if contains(keys(moves), folder)
    }
  }
  models_keeping = {
    for folder in local.models_kept_folders : folder => {
      for class, moves in local.models_tiers : class => moves[folder] if contains(keys(moves), folder)
    }
  }
}

resource "aws_s3_bucket" "models_cache" {
  #checkov:skip=CKV_AWS_144:No second region was asked for; versions protect what was overwritten.
  #checkov:skip=CKV2_AWS_62:Nothing waits for new objects.
  bucket        = "${local.models_name}-${local.models_account}"
  force_destroy = !var.deletion_protection

  # A bucket that holds objects refuses to go, and then its key stays too.
  depends_on = [aws_kms_key.models_cache]
}

resource "aws_s3_bucket_versioning" "models_cache" {
  bucket = aws_s3_bucket.models_cache.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "models_cache" {
  bucket = aws_s3_bucket.models_cache.id

  rule {
    # One data key for many objects: fewer calls to KMS, which are paid for.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.models_cache.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "models_cache" {
  bucket = aws_s3_bucket.models_cache.id

  dynamic "rule" {
    for_each = local.models_expiring

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
        days = var.models_expire_days[rule.key]
      }

      # With versioning, an expired object is only hidden: its versions go a day later.
      noncurrent_version_expiration {
        noncurrent_days = 1
      }
    }
  }

  dynamic "rule" {
    for_each = local.models_keeping

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
        noncurrent_days = var.models_old_version_cool_days
      }

      noncurrent_version_expiration {
        noncurrent_days = var.models_old_version_days
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

  depends_on = [aws_s3_bucket_versioning.models_cache]
}
