# Models and results in one bucket, divided into folders. Every folder has exactly one lifecycle
# rule: OSS refuses two rules that do the same to one object.

locals {
  # Bucket names are shared by all accounts: this one's number makes them unique, and stable.
  models_account = data.alicloud_account.current.id

  models_folders      = ["models/", "results/"]
  models_kept_folders = [for folder in local.models_folders : folder if !contains(keys(var.models_expire_days), folder)]

  # By storage class, the days until objects of a folder move to it.
  models_tiers = {
    IA      = var.models_cool_days
    Archive = var.models_archive_days
  }
}

resource "alicloud_oss_bucket" "models_cache" {
  #checkov:skip=CKV_ALI_11:Acceleration is billed by traffic, and servers read from within the region.
  bucket          = "${local.models_name}-${local.models_account}"
  storage_class   = "Standard"
  redundancy_type = "ZRS"
  force_destroy   = !var.deletion_protection

  versioning {
    status = "Enabled"
  }

  server_side_encryption_rule {
    sse_algorithm     = "KMS"
    kms_master_key_id = alicloud_kms_key.models_cache.id
  }

  logging {
    target_bucket = alicloud_oss_bucket.models_logs.id
    target_prefix = "cache/"
  }

  dynamic "lifecycle_rule" {
    for_each = var.models_expire_days

    content {
      id      = "expire ${lifecycle_rule.key}"
      prefix  = lifecycle_rule.key
      enabled = true

      dynamic "transitions" {
        for_each = { for class, days in local.models_tiers : class => days if contains(keys(days), lifecycle_rule.key) }

        content {
          storage_class = transitions.key
          days          = transitions.value[lifecycle_rule.key]
        }
      }

      expiration {
        days = lifecycle_rule.value
      }

      # With versioning, an expired object is only hidden: its versions go a day later.
      noncurrent_version_expiration {
        days = 1
      }

      abort_multipart_upload {
        days = 1
      }
    }
  }

  dynamic "lifecycle_rule" {
    for_each = local.models_kept_folders

    content {
      id      = "keep ${lifecycle_rule.value}"
      prefix  = lifecycle_rule.value
      enabled = true

      dynamic "transitions" {
        for_each = { for class, days in local.models_tiers : class => days if contains(keys(days), lifecycle_rule.value) }

        content {
          storage_class = transitions.key
          days          = transitions.value[lifecycle_rule.value]
        }
      }

      noncurrent_version_transition {
        storage_class = "IA"
        days          = var.models_old_version_cool_days
      }

      noncurrent_version_expiration {
        days = var.models_old_version_days
      }

      # The mark of a deletion goes once no version is left behind it.
      expiration {
        expired_object_delete_marker = true
      }

      abort_multipart_upload {
        days = 7
      }
    }
  }

  tags = local.tags

  lifecycle {
    # The policy is a resource of its own.
    ignore_changes = [policy]
  }
}
