output "scoring_url" {
  description = "Where predictions are asked for, by POST with a signature of version 4."
  value       = "https://runtime.sagemaker.eu-central-1.amazonaws.com/endpoints/${aws_sagemaker_endpoint.main.name}/invocations"
}

output "invoke_command" {
  description = "Asks for a prediction with what request.json holds."
  value       = "aws sagemaker-runtime invoke-endpoint --region eu-central-1 --endpoint-url https://runtime.sagemaker.eu-central-1.amazonaws.com --endpoint-name ${aws_sagemaker_endpoint.main.name} --content-type application/json --body fileb://request.json /dev/stdout"
}

output "endpoint_name" {
  description = "Name of the endpoint."
  value       = aws_sagemaker_endpoint.main.name
}

output "invoke_policy" {
  description = "Policy that lets a role of this account call."
  value       = aws_iam_policy.invoke.arn
}

output "model_bucket" {
  description = "Bucket of the model's files."
  value       = local.model_bucket
}

output "log_group" {
  description = "Where the containers' logs are."
  value       = aws_cloudwatch_log_group.endpoint.name
}

output "alarm_topic" {
  description = "Topic that gets the alarms, to subscribe a pager or a chat to."
  value       = aws_sns_topic.alarms.arn
}
