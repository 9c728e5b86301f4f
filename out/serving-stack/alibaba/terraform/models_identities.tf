# Who may use the cache: one role reads, one writes. Servers take them on as their instance role, so
# no access key exists that could leak.

locals {
  models_cache_arn = "acs:oss:*:${local.models_account}:${alicloud_oss_bucket.models_cache.id}"

  models_readable_arns = [local.models_cache_arn]
  models_readable_keys = [alicloud_kms_key.models_cache.arn]

  models_reading = [
    {
      Effect   = "Allow"
      Action   = ["oss:ListObjects"]
      Resource = local.models_readable_arns
    },
    {
      Effect   = "Allow"
      Action   = ["oss:GetObject"]
      Resource = [for pair in setproduct(local.models_readable_arns, local.models_folders) : "${pair[0]}/${pair[1]}*"]
    },
    {
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = local.models_readable_keys
    },
  ]

  # A writer can delete an object but none of its versions, so that a deletion can be undone.
  models_writing = [
    {
      Effect   = "Allow"
      Action   = ["oss:PutObject", "oss:DeleteObject", "oss:ListParts", "oss:AbortMultipartUpload"]
      Resource = [for folder in local.models_folders : "${local.models_cache_arn}/${folder}*"]
    },
    {
      Effect   = "Allow"
      Action   = ["kms:GenerateDataKey"]
      Resource = [alicloud_kms_key.models_cache.arn]
    },
  ]

  models_grants = {
    reader = local.models_reading
    writer = concat(local.models_reading, local.models_writing)
  }
}

resource "alicloud_ram_role" "models_identity" {
  for_each = local.models_grants

  role_name   = "${local.models_name}-${each.key}"
  description = "Servers as ${each.key} of ${local.models_name}"

  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["ecs.aliyuncs.com"] }
    }]
  })

  tags = local.tags
}

resource "alicloud_ram_policy" "models_identity" {
  for_each = local.models_grants

  policy_name = "${local.models_name}-${each.key}"
  description = "What a ${each.key} of ${local.models_name} may do"

  policy_document = jsonencode({
    Version   = "1"
    Statement = each.value
  })

  # A policy holds five versions: the oldest makes room, or the sixth change would fail.
  rotate_strategy = "DeleteOldestNonDefaultVersionWhenLimitExceeded"

  tags = local.tags
}

resource "alicloud_ram_role_policy_attachment" "models_identity" {
  for_each = alicloud_ram_role.models_identity

  role_name   = each.value.role_name
  policy_name = alicloud_ram_policy.models_identity[each.key].policy_name
  policy_type = "Custom"
}
