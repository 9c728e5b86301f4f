"""What a managed endpoint on AWS tells, and how it is deployed, operated and destroyed."""

from typing import Any

from generator.blueprints.parts import deployed_name
from generator.project import Output, Step


def outputs(region: str, *, private: bool) -> tuple[Output, ...]:
    """Choose what a project tells; a `private` endpoint is called by a name inside the network."""
    address = (
        "https://${aws_vpc_endpoint.runtime.dns_entry[0].dns_name}"
        if private
        else f"https://runtime.sagemaker.{region}.amazonaws.com"
    )
    return (
        Output(
            name="scoring_url",
            description="Where predictions are asked for, by POST with a signature of version 4.",
            terraform=f'"{address}/endpoints/${{aws_sagemaker_endpoint.main.name}}/invocations"',
            pulumi="endpoint_callers.scoring_url",
        ),
        Output(
            name="invoke_command",
            description="Asks for a prediction with what request.json holds.",
            terraform=f'"aws sagemaker-runtime invoke-endpoint --region {region} --endpoint-url '
            f"{address} --endpoint-name ${{aws_sagemaker_endpoint.main.name}} "
            '--content-type application/json --body fileb://request.json /dev/stdout"',
            pulumi="endpoint_callers.invoke_command",
        ),
        Output(
            name="endpoint_name",
            description="Name of the endpoint.",
            terraform="aws_sagemaker_endpoint.main.name",
            pulumi="endpoint.endpoint_name",
        ),
        Output(
            name="invoke_policy",
            description="Policy that lets a role of this account call.",
            terraform="aws_iam_policy.invoke.arn",
            pulumi="endpoint_callers.policy_arn",
        ),
        Output(
            name="model_bucket",
            description="Bucket of the model's files.",
            terraform="local.model_bucket",
            pulumi="execution_role.bucket_name",
        ),
        Output(
            name="log_group",
            description="Where the containers' logs are.",
            terraform="aws_cloudwatch_log_group.endpoint.name",
            pulumi="endpoint_logs.group_name",
        ),
        Output(
            name="alarm_topic",
            description="Topic that gets the alarms, to subscribe a pager or a chat to.",
            terraform="aws_sns_topic.alarms.arn",
            pulumi="endpoint_alarms.topic_arn",
        ),
    )


def deploy(spec: Any, place: Any, images: dict[str, str]) -> tuple[Step, ...]:
    """Say what has to be there first: images, and the files of the model."""
    sources = {
        images[name]: one.image or spec.runtime.image for name, one in spec.deployments.items()
    }
    copies = {there: source for there, source in sources.items() if there != source}
    copied = (
        (
            Step(
                text="SageMaker pulls images from ECR of its region alone. Each has a repository "
                "there, made once, and is copied before it is deployed:",
                commands=(
                    (
                        f"aws ecr get-login-password --region {place.region} | docker login "
                        f"--username AWS --password-stdin {place.registry.partition('/')[0]}"
                    ),
                    *(
                        f"docker pull --platform linux/amd64 {source} && "
                        f"docker tag {source} {there} && docker push {there}"
                        for there, source in copies.items()
                    ),
                ),
            ),
        )
        if copies
        else ()
    )
    return (*copied, _upload(spec, place))


def _upload(spec: Any, place: Any) -> Step:
    first = next(iter(spec.deployments.values()))
    folder = f"{spec.model.path}/{first.version}/"
    bucket = place.model_bucket or f"{deployed_name(spec)}-models-ACCOUNT"
    wait = (
        "SageMaker looks for the files of each version when it is told of it: they are uploaded "
        "first."
        if place.model_bucket
        else "SageMaker looks for the files of each version when it is told of it. The first time, "
        "the deployment below makes their bucket and then stops at the models, as it is empty: "
        "upload them then, and deploy again."
    )
    return Step(
        text=f"{wait} The container finds them in /opt/ml/model.",
        commands=(f"aws s3 cp --region {place.region} --recursive ./model s3://{bucket}/{folder}",),
    )


def verify(*, private: bool) -> tuple[Step, ...]:
    """Say how to ask for a prediction, and who hears of alarms."""
    place = " Ask from inside the network: no other way is open." if private else ""
    return (
        Step(
            text="Ask for a prediction, in the form that the container expects. The caller needs "
            f"the invoke policy.{place}",
            commands=('eval "<invoke_command>"',),
        ),
        Step(
            text="Nobody hears of alarms until somebody is named in alarm_emails, or subscribed to "
            "the topic."
        ),
    )


def operate(spec: Any, place: Any) -> tuple[Step, ...]:
    """Say how a version takes over, what an update does to instances, and who may call."""
    shares = ", ".join(f"{name} {one.traffic}" for name, one in spec.deployments.items())
    weights = " ".join(
        f"VariantName={name},DesiredWeight={one.traffic}" for name, one in spec.deployments.items()
    )
    inside = (
        (
            Step(
                text="SageMaker has no endpoint without a public address. This one is private "
                "because the invoke policy is good through the network alone; whoever may call "
                "every endpoint of the account, as administrators may, can call it from elsewhere."
            ),
        )
        if place.network
        else ()
    )
    return (
        Step(
            text="A new version takes over in steps: give one deployment the new version in "
            "model_versions while it has little traffic, watch it, and raise its share. The shares "
            f"are now {shares}. Every change makes a new configuration, and that starts all "
            "instances anew beside the old ones: as many as min_instances, however many there were "
            "before. Deploy when there is little load, or raise min_instances first. For some "
            "minutes the machines are needed twice: quotas have to allow it, and those of GPUs are "
            "often zero until asked for."
        ),
        Step(
            text="If an alarm about errors rings during that time, SageMaker goes back to the old "
            "configuration by itself. The deployment then fails and keeps that configuration; mend "
            "what was wrong, and deploy again. A share alone is changed at once, and without new "
            "instances, by this command, until the next deployment sets what traffic says:",
            commands=(
                (
                    "aws sagemaker update-endpoint-weights-and-capacities "
                    f"--region {place.region} --endpoint-name <endpoint_name> "
                    f"--desired-weights-and-capacities {weights}"
                ),
            ),
        ),
        Step(
            text="SageMaker changes no machine type of a deployment that scales, and removes none: "
            "end its scaling, and deploy at once, which begins it anew (with Pulumi, after a "
            "refresh):",
            commands=(
                (
                    "aws application-autoscaling deregister-scalable-target "
                    f"--region {place.region} --service-namespace sagemaker "
                    "--scalable-dimension sagemaker:variant:DesiredInstanceCount "
                    "--resource-id endpoint/<endpoint_name>/variant/DEPLOYMENT"
                ),
            ),
        ),
        *inside,
    )


def destroy(place: Any) -> tuple[Step, ...]:
    """Say what has to be lifted first."""
    if place.model_bucket:
        return ()
    return (
        Step(
            text="The bucket of the models refuses to go while it holds any. Set "
            "deletion_protection to false and deploy once: then they go with the rest.",
            commands=("<apply deletion_protection=false>",),
        ),
    )
