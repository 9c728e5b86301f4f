# What SageMaker may do for the endpoint: fetch this model and these images, and write its logs.

locals {
  stable_model_bucket     = "${local.stable_name}-models-${data.aws_caller_identity.current.account_id}"
  stable_model_bucket_arn = aws_s3_bucket.stable_models.arn

  # An image in ECR is ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY with a tag or a digest.
  stable_repositories = distinct([
    for image in values(var.stable_images) :
    "arn:aws:ecr:${split(".", image)[3]}:${split(".", image)[0]}:repository/${regex("/([^:@]+)", image)[0]}"
  ])
}

resource "aws_iam_role" "stable_endpoint" {
  name_prefix = "${local.stable_name}-"
  description = "Serves the models of ${local.stable_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sagemaker.amazonaws.com" }
      Action    = "sts:AssumeRole"
      # Nobody else's endpoints may borrow the role.
      Condition = {
        StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
        ArnLike = {
          "aws:SourceArn" = "arn:aws:sagemaker:us-west-2:${data.aws_caller_identity.current.account_id}:*"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "stable_endpoint" {
  name = "serve"
  role = aws_iam_role.stable_endpoint.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FindModels"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = local.stable_model_bucket_arn
        Condition = { StringLike = { "s3:prefix" = "${var.stable_model_path}/*" } }
      },
      # All versions: after an update that went wrong, instances start with the old one again.
      {
        Sid      = "ReadModels"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${local.stable_model_bucket_arn}/${var.stable_model_path}/*"
      },
      {
        Sid      = "DecryptModels"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.stable_models.arn
      },
      # Volumes are attached in the name of the role.
      {
        Sid       = "EncryptVolumes"
        Effect    = "Allow"
        Action    = "kms:CreateGrant"
        Resource  = aws_kms_key.stable_models.arn
        Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
      },
      # A token is good for every registry; what it may pull is said below.
      {
        Sid      = "LogInToRegistries"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid      = "PullImages"
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = local.stable_repositories
      },
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.stable_endpoint.arn}:*"
      },
      {
        Sid       = "TellTheLoad"
        Effect    = "Allow"
        Action    = "cloudwatch:PutMetricData"
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = ["/aws/sagemaker/Endpoints", "AWS/SageMaker"] } }
      },
    ]
  })
}
