output "cdn_url" {
  description = "Address that clients call."
  value       = "https://${var.cdn_domain}"
}

output "cdn_distribution_id" {
  description = "ID of the CloudFront distribution."
  value       = aws_cloudfront_distribution.cdn.id
}

output "cdn_log_bucket" {
  description = "Bucket that holds the access logs."
  value       = aws_s3_bucket.cdn_logs.bucket
}

output "cdn_name_servers" {
  description = "Name servers that the registrar of the domain must name."
  value       = aws_route53_zone.cdn.name_servers
}

output "cdn_key_id" {
  description = "ID of the callers' key, whose value the account's administrators read."
  value       = aws_api_gateway_api_key.cdn_callers.id
}

output "stable_scoring_url" {
  description = "Where predictions are asked for, by POST with a signature of version 4."
  value       = "https://runtime.sagemaker.us-west-2.amazonaws.com/endpoints/${aws_sagemaker_endpoint.stable.name}/invocations"
}

output "stable_invoke_command" {
  description = "Asks for a prediction with what request.json holds."
  value       = "aws sagemaker-runtime invoke-endpoint --region us-west-2 --endpoint-url https://runtime.sagemaker.us-west-2.amazonaws.com --endpoint-name ${aws_sagemaker_endpoint.stable.name} --content-type application/json --body fileb://request.json /dev/stdout"
}

output "stable_endpoint_name" {
  description = "Name of the endpoint."
  value       = aws_sagemaker_endpoint.stable.name
}

output "stable_invoke_policy" {
  description = "Policy that lets a role of this account call."
  value       = aws_iam_policy.stable_invoke.arn
}

output "stable_model_bucket" {
  description = "Bucket of the model's files."
  value       = local.stable_model_bucket
}

output "stable_log_group" {
  description = "Where the containers' logs are."
  value       = aws_cloudwatch_log_group.stable_endpoint.name
}

output "stable_alarm_topic" {
  description = "Topic that gets the alarms, to subscribe a pager or a chat to."
  value       = aws_sns_topic.stable_alarms.arn
}

output "canary_scoring_url" {
  description = "Where predictions are asked for, by POST with a signature of version 4."
  value       = "https://runtime.sagemaker.us-west-2.amazonaws.com/endpoints/${aws_sagemaker_endpoint.canary.name}/invocations"
}

output "canary_invoke_command" {
  description = "Asks for a prediction with what request.json holds."
  value       = "aws sagemaker-runtime invoke-endpoint --region us-west-2 --endpoint-url https://runtime.sagemaker.us-west-2.amazonaws.com --endpoint-name ${aws_sagemaker_endpoint.canary.name} --content-type application/json --body fileb://request.json /dev/stdout"
}

output "canary_endpoint_name" {
  description = "Name of the endpoint."
  value       = aws_sagemaker_endpoint.canary.name
}

output "canary_invoke_policy" {
  description = "Policy that lets a role of this account call."
  value       = aws_iam_policy.canary_invoke.arn
}

output "canary_model_bucket" {
  description = "Bucket of the model's files."
  value       = local.canary_model_bucket
}

output "canary_log_group" {
  description = "Where the containers' logs are."
  value       = aws_cloudwatch_log_group.canary_endpoint.name
}

output "canary_alarm_topic" {
  description = "Topic that gets the alarms, to subscribe a pager or a chat to."
  value       = aws_sns_topic.canary_alarms.arn
}
