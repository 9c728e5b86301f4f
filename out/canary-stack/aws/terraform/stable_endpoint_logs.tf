# What the containers print. SageMaker would make the group itself, to be kept for ever.

resource "aws_cloudwatch_log_group" "stable_endpoint" {
  #checkov:skip=CKV_AWS_338:The team says how long logs are kept.
  name              = "/aws/sagemaker/Endpoints/${local.stable_name}"
  retention_in_days = var.stable_log_days
  kms_key_id        = aws_kms_key.main.arn
}
