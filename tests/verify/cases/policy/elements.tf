# 24:35 policy `s3 GetObject` is no action: these are written `service:Action`
# 28:19 policy two statements have the `Sid` `Read`
# 31:43 policy `aws:s3:::logs/*` is no resource: these are written `arn:partition:service:region:account:resource`
# 31:62 policy `s3://…` is no resource: these are written `arn:partition:service:region:account:resource`
# 32:42 policy a principal has no kind `Role`
# 34:9 policy a condition has no operator `Boolean` (did you mean `Bool`?)
# 35:21 policy `acs:SecureTransport` is a key of another cloud (did you mean `aws:SecureTransport`?)
# 54:18 policy a policy that belongs to somebody has no `Principal`
# 54:18 policy a statement needs `Resource`
# 66:18 policy a statement on who takes on a role has no `Resource`: it is the role
# 69:31 policy `ec2.amazon.com` is no service: its name ends in `.amazonaws.com`
# 91:34 policy `GetObject` is no action: these are written `service:Action`
# 92:42 policy `main/*` is no resource: these are written `arn:partition:service:region:account:resource`
# 95:18 policy a condition has no operator `StringEqual` (did you mean `StringEquals`?)
# 96:18 policy `acs:SourceVpc` is a key of another cloud (did you mean `aws:SourceVpc`?)

locals {
  readers = ["arn:aws:iam::123456789012:role/reader"]

  statements = [
    {
      Sid      = "Read"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3 GetObject"]
      Resource = "${aws_s3_bucket.main.arn}/*"
    },
    {
      Sid       = "Read"
      Effect    = "Deny"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::logs/*", "aws:s3:::logs/*", "s3://${aws_s3_bucket.main.id}"]
      Principal = { AWS = local.readers, Role = "reader" }
      Condition = {
        Boolean = { "aws:SecureTransport" = "false" }
        Bool    = { "acs:SecureTransport" = "false" }
      }
    },
  ]
}

resource "aws_s3_bucket" "main" {
  bucket = "main"
}

resource "aws_s3_bucket_policy" "main" {
  bucket = aws_s3_bucket.main.id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.statements })
}

resource "aws_iam_policy" "somebody" {
  name = "somebody"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "*"
      Principal = "*"
    }]
  })
}

resource "aws_iam_role" "server" {
  name = "server"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazon.com" }
      Resource  = "*"
    }]
  })
}

variable "statements" {
  type = list(any)
}

resource "aws_iam_policy" "unknown" {
  name = "unknown"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(var.statements, [
      for arn in local.readers : { Effect = "Allow", Action = "sts:AssumeRole", Resource = arn }
    ])
  })
}

data "aws_iam_policy_document" "main" {
  statement {
    actions   = ["s3:GetObject", "GetObject"]
    resources = [aws_s3_bucket.main.arn, "main/*"]

    condition {
      test     = "StringEqual"
      variable = "acs:SourceVpc"
      values   = ["vpc-1"]
    }
  }
}
