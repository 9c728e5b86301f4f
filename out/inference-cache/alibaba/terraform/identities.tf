# Who may use the cache: one role reads, one writes. Servers take them on as their instance role, so
# no access key exists that could leak.

locals {
  cache_arn = "acs:oss:*:${local.account}:${alicloud_oss_bucket.cache.id}"

  # The copy is read in its own region; only replication writes it.
  readable_arns = [local.cache_arn, "acs:oss:*:${local.account}:${alicloud_oss_bucket.replica.id}"]
  readable_keys = [alicloud_kms_key.cache.arn, alicloud_kms_key.replica.arn]

  reading = [
    {
      Effect   = "Allow"
      Action   = ["oss:ListObjects"]
      Resource = local.readable_arns
    },
    {
      Effect   = "Allow"
      Action   = ["oss:GetObject"]
      Resource = [for pair in setproduct(local.readable_arns, local.folders) : "${pair[0]}/${pair[1]}*"]
    },
    {
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = local.readable_keys
    },
  ]

  # A writer can delete an object but none of its versions, so that a deletion can be undone.
  writing = [
    {
      Effect   = "Allow"
      Action   = ["oss:PutObject", "oss:DeleteObject", "oss:ListParts", "oss:AbortMultipartUpload"]
      Resource = [for folder in local.folders : "${local.cache_arn}/${folder}*"]
    },
    {
      Effect   = "Allow"
      Action   = ["kms:GenerateDataKey"]
      Resource = [alicloud_kms_key.cache.arn]
    },
  ]

  grants = {
    reader = local.reading
    writer = concat(local.reading, local.writing)
  }
}

resource "alicloud_ram_role" "identity" {
  for_each = local.grants

  role_name   = "${var.name}-${each.key}"
  description = "Servers as ${each.key} of ${var.name}"

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

resource "alicloud_ram_policy" "identity" {
  for_each = local.grants

  policy_name = "${var.name}-${each.key}"
  description = "What a ${each.key} of ${var.name} may do"

  policy_document = jsonencode({
    Version   = "1"
    Statement = each.value
  })

  # A policy holds five versions: the oldest makes room, or the sixth change would fail.
  rotate_strategy = "DeleteOldestNonDefaultVersionWhenLimitExceeded"

  tags = local.tags
}

resource "alicloud_ram_role_policy_attachment" "identity" {
  for_each = alicloud_ram_role.identity

  role_name   = each.value.role_name
  policy_name = alicloud_ram_policy.identity[each.key].policy_name
  policy_type = "Custom"
}
