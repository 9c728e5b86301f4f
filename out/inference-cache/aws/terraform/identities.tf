# Who may use the cache: one role reads, one writes. Servers take them on by an instance profile, so
# no access key exists that could leak.

locals {
  # The copy is read in its own region; only replication writes it.
  readable_arns = [aws_s3_bucket.cache.arn, aws_s3_bucket.replica.arn]
  readable_keys = [aws_kms_key.cache.arn, aws_kms_key.replica.arn]

  reading = [
    {
      Effect   = "Allow"
      Action   = ["s3:ListBucket"]
      Resource = local.readable_arns
    },
    {
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
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
      Action   = ["s3:PutObject", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"]
      Resource = [for folder in local.folders : "${aws_s3_bucket.cache.arn}/${folder}*"]
    },
    {
      Effect   = "Allow"
      Action   = ["kms:GenerateDataKey"]
      Resource = [aws_kms_key.cache.arn]
    },
  ]

  grants = {
    reader = local.reading
    writer = concat(local.reading, local.writing)
  }
}

resource "aws_iam_role" "identity" {
  for_each = local.grants

  name        = "${var.name}-${each.key}"
  description = "Servers as ${each.key} of ${var.name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "identity" {
  for_each = local.grants

  name = "cache"
  role = aws_iam_role.identity[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = each.value
  })
}

resource "aws_iam_instance_profile" "identity" {
  for_each = aws_iam_role.identity

  name = each.value.name
  role = each.value.name
}
