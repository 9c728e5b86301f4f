# 13:16 wrong-id `vpc_id` wants the ID of a VPC, and this is its `arn` (read its `id`)
# 23:19 wrong-id `allocation_id` wants the ID of an address, and this is its `public_ip` (read its `id`)
# 42:19 wrong-id `role` wants an ARN, and `aws_iam_role.main.name` is none (read its `arn`: `aws_iam_role.main.arn`)
# 50:16 wrong-id `role` wants a name, and `aws_iam_role.main.arn` is an ARN (read its name: `aws_iam_role.main.id`)
# 59:12 wrong-id `bucket` wants a name, and `aws_s3_bucket.main.arn` is an ARN (read its name: `aws_s3_bucket.main.id`)
# 87:22 wrong-id `target_group_arn` wants the ARN of a target group, and this is its `name` (read its `arn`)

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.arn
  cidr_block = "10.0.0.0/24"
}

resource "aws_eip" "main" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.main.id
  allocation_id = aws_eip.main.public_ip
}

resource "aws_nat_gateway" "sound" {
  subnet_id     = aws_subnet.main.id
  allocation_id = aws_eip.main.allocation_id
}

resource "aws_iam_role" "main" {
  name = "main"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "main" {
  function_name = "main"
  role          = aws_iam_role.main.name
  handler       = "main.handler"
  runtime       = "python3.12"
  s3_bucket     = aws_s3_bucket.main.bucket
  s3_key        = "main.zip"
}

resource "aws_iam_role_policy_attachment" "main" {
  role       = aws_iam_role.main.arn
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_s3_bucket" "main" {
  bucket = "main"
}

resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.arn

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_replication_configuration" "sound" {
  bucket = aws_s3_bucket.main.id
  role   = aws_iam_role.main.arn

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.main.arn
    }
  }
}

resource "aws_lb_target_group" "main" {
  name     = "main"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = aws_lb_target_group.main.name
  target_id        = "i-0123456789abcdef0"
}

resource "aws_lb_target_group_attachment" "sound" {
  target_group_arn = aws_lb_target_group.main.id
  target_id        = "i-0123456789abcdef0"
}
