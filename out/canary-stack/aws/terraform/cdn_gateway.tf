# The way from the edge to SageMaker, which takes only signed requests. The gateway signs those of
# callers who show a key, without a server or a function in between.

resource "aws_api_gateway_rest_api" "cdn" {
  name        = local.cdn_name
  description = "Predictions of ${local.cdn_name}"

  # A body passes as it is, whatever it holds.
  binary_media_types = ["*/*"]

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_resource" "cdn_invocations" {
  rest_api_id = aws_api_gateway_rest_api.cdn.id
  parent_id   = aws_api_gateway_rest_api.cdn.root_resource_id
  path_part   = "invocations"
}

resource "aws_api_gateway_method" "cdn_invoke" {
  #checkov:skip=CKV2_AWS_53:What a body has to hold is up to the model, which refuses the rest.
  rest_api_id = aws_api_gateway_rest_api.cdn.id
  resource_id = aws_api_gateway_resource.cdn_invocations.id
  http_method = "POST"

  # Who has no key is turned away here, and costs nothing further on.
  authorization    = "NONE"
  api_key_required = true

  request_parameters = {
    "method.request.header.Accept"       = false
    "method.request.header.Content-Type" = false
  }
}

resource "aws_api_gateway_integration" "cdn_invoke" {
  rest_api_id = aws_api_gateway_rest_api.cdn.id
  resource_id = aws_api_gateway_resource.cdn_invocations.id
  http_method = aws_api_gateway_method.cdn_invoke.http_method

  type                    = "AWS"
  integration_http_method = "POST"
  credentials             = aws_iam_role.cdn_gateway.arn
  passthrough_behavior    = "WHEN_NO_MATCH"
  timeout_milliseconds    = 29000

  # Which of the endpoints is asked is a variable of the stage: it differs in the canary's share.
  uri = "arn:aws:apigateway:us-west-2:runtime.sagemaker:path/endpoints/$${stageVariables.endpoint}/invocations"

  request_parameters = {
    "integration.request.header.Accept"       = "method.request.header.Accept"
    "integration.request.header.Content-Type" = "method.request.header.Content-Type"
  }
}

locals {
  # What callers are told, by SageMaker's answer; the first stands for everything else.
  cdn_answers = {
    "200" = null
    "400" = "4[0-9]{2}"
    "502" = "5[0-9]{2}"
  }
}

resource "aws_api_gateway_method_response" "cdn_invoke" {
  for_each = local.cdn_answers

  rest_api_id = aws_api_gateway_rest_api.cdn.id
  resource_id = aws_api_gateway_resource.cdn_invocations.id
  http_method = aws_api_gateway_method.cdn_invoke.http_method
  status_code = each.key

  response_parameters = { "method.response.header.Content-Type" = false }
}

resource "aws_api_gateway_integration_response" "cdn_invoke" {
  for_each = local.cdn_answers

  rest_api_id = aws_api_gateway_rest_api.cdn.id
  resource_id = aws_api_gateway_resource.cdn_invocations.id
  http_method = aws_api_gateway_method.cdn_invoke.http_method
  status_code = aws_api_gateway_method_response.cdn_invoke[each.key].status_code

  selection_pattern = each.value

  response_parameters = {
    "method.response.header.Content-Type" = "integration.response.header.Content-Type"
  }

  depends_on = [aws_api_gateway_integration.cdn_invoke]
}

resource "aws_api_gateway_deployment" "cdn" {
  rest_api_id = aws_api_gateway_rest_api.cdn.id

  # A deployment is a snapshot of the API: a new one is taken when what the API calls changes.
  triggers = {
    uri         = aws_api_gateway_integration.cdn_invoke.uri
    credentials = aws_api_gateway_integration.cdn_invoke.credentials
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_api_gateway_integration_response.cdn_invoke]
}

resource "aws_api_gateway_stage" "cdn" {
  #checkov:skip=CKV_AWS_73:Traces cost for each request; metrics tell how long one takes.
  #checkov:skip=CKV_AWS_76:The edge logs every call; a log here takes a role that all APIs share.
  #checkov:skip=CKV_AWS_120:A prediction is an answer to POST, which nobody keeps.
  #checkov:skip=CKV2_AWS_4:A log here needs a role that all APIs of the account share.
  #checkov:skip=CKV2_AWS_29:The firewall, if there is one, is at the edge.
  #checkov:skip=CKV2_AWS_51:SageMaker knows the gateway by its role, and asks for no certificate.
  rest_api_id   = aws_api_gateway_rest_api.cdn.id
  deployment_id = aws_api_gateway_deployment.cdn.id
  stage_name    = "live"

  variables = { endpoint = aws_sagemaker_endpoint.stable.name }

  # The same API with another endpoint behind it, for a share of the requests.
  canary_settings {
    deployment_id            = aws_api_gateway_deployment.cdn.id
    percent_traffic          = var.cdn_shares["canary"]
    stage_variable_overrides = { endpoint = aws_sagemaker_endpoint.canary.name }
  }
}

# The callers' key. It tells them from others and can be withdrawn; it is no person's identity.
resource "aws_api_gateway_api_key" "cdn_callers" {
  name        = "${local.cdn_name}-callers"
  description = "Callers of ${local.cdn_name}"
}

resource "aws_api_gateway_usage_plan" "cdn_callers" {
  name        = "${local.cdn_name}-callers"
  description = "Callers of ${local.cdn_name}"

  api_stages {
    api_id = aws_api_gateway_rest_api.cdn.id
    stage  = aws_api_gateway_stage.cdn.stage_name
  }

  throttle_settings {
    rate_limit  = var.cdn_requests_per_second
    burst_limit = var.cdn_requests_per_second * 2
  }
}

resource "aws_api_gateway_usage_plan_key" "cdn_callers" {
  usage_plan_id = aws_api_gateway_usage_plan.cdn_callers.id
  key_id        = aws_api_gateway_api_key.cdn_callers.id
  key_type      = "API_KEY"
}

resource "aws_iam_role" "cdn_gateway" {
  name_prefix = "${local.cdn_name}-gateway-"
  description = "Asks SageMaker for predictions in the name of the callers of ${local.cdn_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "apigateway.amazonaws.com" }
        # API Gateway does not say for whom it asks: a condition would always refuse it.
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "cdn_gateway" {
  name = "invoke"
  role = aws_iam_role.cdn_gateway.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sagemaker:InvokeEndpoint"
        Resource = [aws_sagemaker_endpoint.stable.arn, aws_sagemaker_endpoint.canary.arn]
      },
    ]
  })
}
