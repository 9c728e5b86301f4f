# Who read and wrote what. OSS delivers it by the hour into a bucket in the same region.

resource "alicloud_oss_bucket" "stable_logs" {
  #checkov:skip=CKV_ALI_6:OSS delivers the logs itself and has no grant on a customer's key, so its own key encrypts them.
  #checkov:skip=CKV_ALI_11:Acceleration is billed by traffic, and logs are read where they are written.
  #checkov:skip=CKV_ALI_12:A bucket that logs its own log deliveries would fill itself without end.
  bucket          = "${local.stable_name}-logs-${local.stable_account}"
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
      days = var.stable_log_days
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
