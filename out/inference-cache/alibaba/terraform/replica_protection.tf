# The copy and its logs are as private as the original.

locals {
  replica_buckets = {
    cache = alicloud_oss_bucket.replica.id
    logs  = alicloud_oss_bucket.replica_logs.id
  }
}

resource "alicloud_oss_bucket_acl" "replica_private" {
  for_each = local.replica_buckets
  provider = alicloud.replica

  bucket = each.value
  acl    = "private"
}

resource "alicloud_oss_bucket_public_access_block" "replica_private" {
  for_each = local.replica_buckets
  provider = alicloud.replica

  bucket              = each.value
  block_public_access = true
}

resource "alicloud_oss_bucket_https_config" "replica_tls" {
  for_each = local.replica_buckets
  provider = alicloud.replica

  bucket       = each.value
  enable       = true
  tls_versions = ["TLSv1.2", "TLSv1.3"]
}

resource "alicloud_oss_bucket_policy" "replica_tls_only" {
  for_each = local.replica_buckets
  provider = alicloud.replica

  bucket = each.value

  policy = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Deny"
      Principal = ["*"]
      Action    = ["oss:*"]
      Resource = [
        "acs:oss:*:${local.account}:${each.value}",
        "acs:oss:*:${local.account}:${each.value}/*",
      ]
      Condition = { Bool = { "acs:SecureTransport" = ["false"] } }
    }]
  })
}
