# What the containers print. SageMaker would make the group itself, to be kept for ever.

resource "aws_cloudwatch_log_group" "canary_endpoint" {
  #checkov:skip=CKV_AWS_338:The team says how long logs are kept.
  name              = "/aws/sagemaker/Endpoints/${local.canary_name}"
  retention_in_days = var.canary_log_days
  kms_key_id        = aws_kms_key.main.arn
}
