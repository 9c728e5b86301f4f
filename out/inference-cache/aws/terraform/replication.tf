# Copies every folder that is kept. Writes are copied and deletions of versions are not, so that a
# mistake in one region leaves the other whole.

resource "aws_iam_role" "replication" {
  name        = "${var.name}-replication"
  description = "S3 as it copies ${var.name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "s3.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "replication" {
  name = "replication"
  role = aws_iam_role.replication.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
        Resource = [aws_s3_bucket.cache.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
        Resource = ["${aws_s3_bucket.cache.arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
        Resource = ["${aws_s3_bucket.replica.arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [aws_kms_key.cache.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:GenerateDataKey", "kms:Encrypt"]
        Resource = [aws_kms_key.replica.arn]
      },
    ]
  })
}

resource "aws_s3_bucket_replication_configuration" "cache" {
  bucket = aws_s3_bucket.cache.id
  role   = aws_iam_role.replication.arn

  dynamic "rule" {
    for_each = local.kept_folders

    content {
      id       = "copy ${rule.value}"
      priority = rule.key
      status   = "Enabled"

      filter {
        prefix = rule.value
      }

      # The mark of a deletion is copied; the version behind it stays.
      delete_marker_replication {
        status = "Enabled"
      }

      # Objects under a key of one's own are skipped unless both are said.
      source_selection_criteria {
        sse_kms_encrypted_objects {
          status = "Enabled"
        }
      }

      destination {
        bucket = aws_s3_bucket.replica.arn

        encryption_configuration {
          replica_kms_key_id = aws_kms_key.replica.arn
        }
      }
    }
  }

  # Both sides need versions before anything is copied, and the role its rights.
  depends_on = [
    aws_s3_bucket_versioning.cache,
    aws_s3_bucket_versioning.replica,
    aws_iam_role_policy.replication,
  ]
}
