# The files of the model, in a bucket that only this account and the services that it runs may read.

data "alicloud_account" "current" {}

locals {
  # Bucket names are shared by all accounts: this one's number makes them unique, and stable.
  account = data.alicloud_account.current.id

  buckets = {
    models = alicloud_oss_bucket.models.id
    logs   = alicloud_oss_bucket.logs.id
  }
}

resource "alicloud_oss_bucket" "models" {
  #checkov:skip=CKV_ALI_6:The role of EAS has no grant on a customer's key, so OSS's own key encrypts the files.
  #checkov:skip=CKV_ALI_11:Acceleration is billed by traffic, and services read from within the region.
  bucket          = "${var.name}-models-${local.account}"
  storage_class   = "Standard"
  redundancy_type = "ZRS"
  force_destroy   = !var.deletion_protection

  versioning {
    status = "Enabled"
  }

  server_side_encryption_rule {
    sse_algorithm = "AES256"
  }

  logging {
    target_bucket = alicloud_oss_bucket.logs.id
    target_prefix = "models/"
  }

  lifecycle_rule {
    id      = "expire old versions"
    enabled = true

    noncurrent_version_expiration {
      days = 30
    }

    # The mark of a deletion goes once no version is left behind it.
    expiration {
      expired_object_delete_marker = true
    }

    abort_multipart_upload {
      days = 7
    }
  }

  tags = local.tags
}

resource "alicloud_oss_bucket_acl" "private" {
  for_each = local.buckets

  bucket = each.value
  acl    = "private"
}

resource "alicloud_oss_bucket_public_access_block" "private" {
  for_each = local.buckets

  bucket              = each.value
  block_public_access = true
}

resource "alicloud_oss_bucket_https_config" "tls" {
  for_each = local.buckets

  bucket       = each.value
  enable       = true
  tls_versions = ["TLSv1.2", "TLSv1.3"]
}

# The setting above speaks of TLS only; plain HTTP is refused here. Not for the models: how EAS
# mounts a bucket, inside the region, is not documented.
resource "alicloud_oss_bucket_policy" "logs_tls_only" {
  bucket = alicloud_oss_bucket.logs.id

  policy = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Deny"
      Principal = ["*"]
      Action    = ["oss:*"]
      Resource = [
        "acs:oss:*:${local.account}:${alicloud_oss_bucket.logs.id}",
        "acs:oss:*:${local.account}:${alicloud_oss_bucket.logs.id}/*",
      ]
      Condition = { Bool = { "acs:SecureTransport" = ["false"] } }
    }]
  })
}
