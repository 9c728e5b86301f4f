"""The way from the edge to SageMaker, which takes only signed requests.

The gateway signs those of callers who show a key, without a server or a function in between.
"""

import json

import pulumi
import pulumi_aws as aws

from canary_endpoint import endpoint as canary_endpoint
from settings import cdn_name, cdn_requests_per_second, cdn_shares
from stable_endpoint import endpoint as stable_endpoint

role = aws.iam.Role(
    "cdn-gateway",
    name_prefix=f"{cdn_name}-gateway-",
    description=f"Asks SageMaker for predictions in the name of the callers of {cdn_name}",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "apigateway.amazonaws.com"},
                    # API Gateway does not say for whom it asks: a condition would always refuse it.
                    "Action": "sts:AssumeRole",
                },
            ],
        },
    ),
)

aws.iam.RolePolicy(
    "cdn-gateway",
    name="invoke",
    role=role.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "sagemaker:InvokeEndpoint",
                    "Resource": [stable_endpoint.arn, canary_endpoint.arn],
                },
            ],
        },
    ),
)

api = aws.apigateway.RestApi(
    "cdn",
    name=cdn_name,
    description=f"Predictions of {cdn_name}",
    # A body passes as it is, whatever it holds.
    binary_media_types=["*/*"],
    endpoint_configuration={"types": "REGIONAL"},
)

invocations = aws.apigateway.Resource(
    "cdn-invocations",
    rest_api=api.id,
    parent_id=api.root_resource_id,
    path_part="invocations",
)

method = aws.apigateway.Method(
    "cdn-invoke",
    rest_api=api.id,
    resource_id=invocations.id,
    http_method="POST",
    # Who has no key is turned away here, and costs nothing further on.
    authorization="NONE",
    api_key_required=True,
    request_parameters={
        "method.request.header.Accept": False,
        "method.request.header.Content-Type": False,
    },
)

integration = aws.apigateway.Integration(
    "cdn-invoke",
    rest_api=api.id,
    resource_id=invocations.id,
    http_method=method.http_method,
    type="AWS",
    integration_http_method="POST",
    credentials=role.arn,
    passthrough_behavior="WHEN_NO_MATCH",
    timeout_milliseconds=29000,
    # Which of the endpoints is asked is a variable of the stage: it differs in the canary's share.
    uri="arn:aws:apigateway:us-west-2:runtime.sagemaker:path/endpoints/${stageVariables.endpoint}/invocations",
    request_parameters={
        "integration.request.header.Accept": "method.request.header.Accept",
        "integration.request.header.Content-Type": "method.request.header.Content-Type",
    },
)

# What callers are told, by SageMaker's answer; the first stands for everything else.
answers = {"200": None, "400": "4[0-9]{2}", "502": "5[0-9]{2}"}

responses: list[pulumi.Resource] = []
for status, pattern in answers.items():
    response = aws.apigateway.MethodResponse(
        f"cdn-invoke-{status}",
        rest_api=api.id,
        resource_id=invocations.id,
        http_method=method.http_method,
        status_code=status,
        response_parameters={"method.response.header.Content-Type": False},
    )

    responses.append(
        aws.apigateway.IntegrationResponse(
            f"cdn-invoke-{status}",
            rest_api=api.id,
            resource_id=invocations.id,
            http_method=method.http_method,
            status_code=response.status_code,
            selection_pattern=pattern,
            response_parameters={
                "method.response.header.Content-Type": "integration.response.header.Content-Type",
            },
            opts=pulumi.ResourceOptions(depends_on=[integration]),
        ),
    )

deployment = aws.apigateway.Deployment(
    "cdn",
    rest_api=api.id,
    # A deployment is a snapshot of the API: a new one is taken when what the API calls changes.
    triggers={
        "uri": integration.uri.apply(str),
        "credentials": integration.credentials.apply(str),
    },
    opts=pulumi.ResourceOptions(depends_on=responses),
)

stage = aws.apigateway.Stage(
    "cdn",
    rest_api=api.id,
    deployment=deployment.id,
    stage_name="live",
    variables={"endpoint": stable_endpoint.name},
    # The same API with another endpoint behind it, for a share of the requests.
    canary_settings={
        "deployment_id": deployment.id,
        "percent_traffic": cdn_shares["canary"],
        "stage_variable_overrides": {"endpoint": canary_endpoint.name},
    },
)

# The callers' key. It tells them from others and can be withdrawn; it is no person's identity.
key = aws.apigateway.ApiKey(
    "cdn-callers",
    name=f"{cdn_name}-callers",
    description=f"Callers of {cdn_name}",
)

plan = aws.apigateway.UsagePlan(
    "cdn-callers",
    name=f"{cdn_name}-callers",
    description=f"Callers of {cdn_name}",
    api_stages=[
        {
            "api_id": api.id,
            "stage": stage.stage_name,
        },
    ],
    throttle_settings={
        "rate_limit": cdn_requests_per_second,
        "burst_limit": cdn_requests_per_second * 2,
    },
)

aws.apigateway.UsagePlanKey(
    "cdn-callers",
    usage_plan_id=plan.id,
    key_id=key.id,
    key_type="API_KEY",
)

host = pulumi.Output.concat(api.id, ".execute-api.us-west-2.amazonaws.com")
key_id = key.id
