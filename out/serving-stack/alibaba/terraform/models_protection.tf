# What keeps the buckets private: no public access by any means, and nothing but TLS 1.2 or newer.

locals {
  models_buckets = {
    cache = alicloud_oss_bucket.models_cache.id
    logs  = alicloud_oss_bucket.models_logs.id
  }
}

resource "alicloud_oss_bucket_acl" "models_private" {
  for_each = local.models_buckets

  bucket = each.value
  acl    = "private"
}

resource "alicloud_oss_bucket_public_access_block" "models_private" {
  for_each = local.models_buckets

  bucket              = each.value
  block_public_access = true
}

resource "alicloud_oss_bucket_https_config" "models_tls" {
  for_each = local.models_buckets

  bucket       = each.value
  enable       = true
  tls_versions = ["TLSv1.2", "TLSv1.3"]
}

# The setting above speaks of TLS only. Plain HTTP is refused here, to the account's owner too.
resource "alicloud_oss_bucket_policy" "models_tls_only" {
  for_each = local.models_buckets

  bucket = each.value

  policy = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Deny"
      Principal = ["*"]
      Action    = ["oss:*"]
      Resource = [
        "acs:oss:*:${local.models_account}:${each.value}",
        "acs:oss:*:${local.models_account}:${each.value}/*",
      ]
      Condition = { Bool = { "acs:SecureTransport" = ["false"] } }
    }]
  })
}
