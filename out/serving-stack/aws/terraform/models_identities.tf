# Who may use the cache: one role reads, one writes. Servers take them on by an instance profile, so
# no access key exists that could leak.

locals {
  models_readable_arns = [aws_s3_bucket.models_cache.arn]
  models_readable_keys = [aws_kms_key.models_cache.arn]

  models_reading = [
    {
      Effect   = "Allow"
      Action   = ["s3:ListBucket"]
      Resource = local.models_readable_arns
    },
    {
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
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
      Action   = ["s3:PutObject", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"]
      Resource = [for folder in local.models_folders : "${aws_s3_bucket.models_cache.arn}/${folder}*"]
    },
    {
      Effect   = "Allow"
      Action   = ["kms:GenerateDataKey"]
      Resource = [aws_kms_key.models_cache.arn]
    },
  ]

  models_grants = {
    reader = local.models_reading
    writer = concat(local.models_reading, local.models_writing)
  }
}

resource "aws_iam_role" "models_identity" {
  for_each = local.models_grants

  name        = "${local.models_name}-${each.key}"
  description = "Servers as ${each.key} of ${local.models_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "models_identity" {
  for_each = local.models_grants

  name = "cache"
  role = aws_iam_role.models_identity[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = each.value
  })
}

resource "aws_iam_instance_profile" "models_identity" {
  for_each = aws_iam_role.models_identity

  name = each.value.name
  role = each.value.name
}
