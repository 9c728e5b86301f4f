# Copies every folder that is kept. Writes are copied and deletions of versions are not, so that a
# mistake in one region leaves the other whole.

locals {
  replica_arn = "acs:oss:*:${local.account}:${alicloud_oss_bucket.replica.id}"
}

resource "alicloud_ram_role" "replication" {
  role_name   = "${var.name}-replication"
  description = "OSS as it copies ${var.name}"

  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["oss.aliyuncs.com"] }
    }]
  })

  tags = local.tags
}

resource "alicloud_ram_policy" "replication" {
  policy_name = "${var.name}-replication"
  description = "What OSS may do to copy ${var.name}"

  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["oss:ReplicateList", "oss:ReplicateGet"]
        Resource = [local.cache_arn, "${local.cache_arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["oss:ReplicateList", "oss:ReplicateGet", "oss:ReplicatePut"]
        Resource = [local.replica_arn, "${local.replica_arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [alicloud_kms_key.cache.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [alicloud_kms_key.replica.arn]
      },
    ]
  })

  rotate_strategy = "DeleteOldestNonDefaultVersionWhenLimitExceeded"

  tags = local.tags
}

resource "alicloud_ram_role_policy_attachment" "replication" {
  role_name   = alicloud_ram_role.replication.role_name
  policy_name = alicloud_ram_policy.replication.policy_name
  policy_type = "Custom"
}

resource "alicloud_oss_bucket_replication" "cache" {
  bucket    = alicloud_oss_bucket.cache.id
  action    = "PUT"
  sync_role = alicloud_ram_role.replication.role_name

  # What was stored before the rule existed is copied too.
  historical_object_replication = "enabled"

  prefix_set {
    prefixes = local.kept_folders
  }

  destination {
    bucket        = alicloud_oss_bucket.replica.id
    location      = alicloud_oss_bucket.replica.location
    transfer_type = "internal"
  }

  # Objects under a key of one's own are skipped unless both are said.
  source_selection_criteria {
    sse_kms_encrypted_objects {
      status = "Enabled"
    }
  }

  encryption_configuration {
    replica_kms_key_id = alicloud_kms_key.replica.id
  }

  # OSS tries the role at once.
  depends_on = [alicloud_ram_role_policy_attachment.replication]
}
