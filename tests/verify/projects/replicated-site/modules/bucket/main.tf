terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5.60"
      configuration_aliases = [aws.replica]
    }
  }
}

variable "name" {
  type = string
}

variable "log_days" {
  type = number
}

resource "aws_s3_bucket" "this" {
  bucket = var.name
}

resource "aws_s3_bucket" "copy" {
  provider = aws.replica
  bucket   = "${var.name}-copy"
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = { site = aws_s3_bucket.this.id, copy = aws_s3_bucket.copy.id }

  bucket = each.value

  dynamic "rule" {
    for_each = var.log_days == null ? [] : [var.log_days]

    content {
      id     = "expire"
      status = "Enabled"

      filter {
        prefix = "logs/"
      }

      expiration {
        days = rule.value
      }
    }
  }

  rule {
    id     = "uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_iam_role" "replication" {
  name_prefix = "replicate-"

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
  role = aws_iam_role.replication.id
  policy = templatefile("${path.module}/templates/policy.json.tftpl", {
    buckets = [aws_s3_bucket.this.arn, aws_s3_bucket.copy.arn]
    actions = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
  })
}

output "id" {
  value = aws_s3_bucket.this.id
}

output "arn" {
  value = aws_s3_bucket.this.arn
}
