# 8:86 open-policy everybody with an account of AWS may take on the role (name who is meant, or add a condition that only they fulfil)
# 29:5 public-bucket by this policy everybody on the internet may do this with the bucket (name who is meant, or add a condition that only they fulfil)
# 77:23 policy nobody of the account may change the key: the policy names services alone (let the account's root do `kms:*`, so that its IAM policies decide)

resource "aws_iam_role" "anybody" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ["*"] } }]
  })
}

resource "aws_iam_role" "conditioned" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "*" }
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

data "aws_iam_policy_document" "everybody" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }

  statement {
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }

  statement {
    actions   = ["s3:ListBucket"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpc"
      values   = ["vpc-0123456789abcdef0"]
    }
  }
}

resource "aws_s3_bucket_policy" "main" {
  bucket = "main"
  policy = data.aws_iam_policy_document.everybody.json
}

resource "aws_vpc_endpoint" "main" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-1.s3"
  policy       = data.aws_iam_policy_document.everybody.json
}

resource "aws_kms_key" "locked" {
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["kms:Encrypt", "kms:Decrypt"]
      Resource  = "*"
      Principal = { Service = "logs.amazonaws.com" }
    }]
  })
}
