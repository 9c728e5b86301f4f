# The second copy, in a region of its own, with the same encryption, lifecycle, logs and protection.

resource "alicloud_kms_key" "replica" {
  provider = alicloud.replica

  description = "Encrypts the copy of ${var.name}"

  status = "Enabled"

  # KMS sells rotation apart for the one key of an account.
  automatic_rotation = var.rotate_keys ? "Enabled" : "Disabled"
  rotation_interval  = var.rotate_keys ? "365d" : null

  deletion_protection    = var.deletion_protection ? "Enabled" : "Disabled"
  pending_window_in_days = 30

  tags = local.tags
}

resource "alicloud_oss_bucket" "replica_logs" {
  #checkov:skip=CKV_ALI_6:OSS delivers the logs itself and has no grant on a customer's key, so its own key encrypts them.
  #checkov:skip=CKV_ALI_11:Acceleration is billed by traffic, and logs are read where they are written.
  #checkov:skip=CKV_ALI_12:A bucket that logs its own log deliveries would fill itself without end.
  provider = alicloud.replica

  bucket          = "${var.name}-replica-logs-${local.account}"
  storage_class   = "Standard"
  redundancy_type = "ZRS"
  force_destroy   = !var.deletion_protection

  versioning {
    status = "Enabled"
  }

  server_side_encryption_rule {
    sse_algorithm = "AES256"
  }

  lifecycle_rule {
    id      = "expire"
    enabled = true

    expiration {
      days = var.log_days
    }

    noncurrent_version_expiration {
      days = 1
    }

    abort_multipart_upload {
      days = 1
    }
  }

  tags = local.tags

  lifecycle {
    # The policy is a resource of its own.
    ignore_changes = [policy]
  }
}

resource "alicloud_oss_bucket" "replica" {
  #checkov:skip=CKV_ALI_11:Acceleration is billed by traffic, and servers read from within the region.
  provider = alicloud.replica

  bucket          = "${var.name}-replica-${local.account}"
  storage_class   = "Standard"
  redundancy_type = "ZRS"
  force_destroy   = !var.deletion_protection

  versioning {
    status = "Enabled"
  }

  server_side_encryption_rule {
    sse_algorithm     = "KMS"
    kms_master_key_id = alicloud_kms_key.replica.id
  }

  logging {
    target_bucket = alicloud_oss_bucket.replica_logs.id
    target_prefix = "replica/"
  }

  # Lifecycle rules are not copied with the objects: without its own the copy would only grow.
  dynamic "lifecycle_rule" {
    for_each = local.kept_folders

    content {
      id      = "keep ${lifecycle_rule.value}"
      prefix  = lifecycle_rule.value
      enabled = true

      dynamic "transitions" {
        for_each = { for class, days in local.tiers : class => days if contains(keys(days), lifecycle_rule.value) }

        content {
          storage_class = transitions.key
          days          = transitions.value[lifecycle_rule.value]
        }
      }

      noncurrent_version_transition {
        storage_class = "IA"
        days          = var.old_version_cool_days
      }

      noncurrent_version_expiration {
        days = var.old_version_days
      }

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
