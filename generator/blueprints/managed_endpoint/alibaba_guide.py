"""What a managed-endpoint on Alibaba Cloud tells, and how it is deployed and operated."""

from typing import Any

from generator.blueprints.alibaba_parts import from_within
from generator.blueprints.parts import deployed_name
from generator.project import Output, Step


def outputs() -> tuple[Output, ...]:
    """Return what the project tells once it is deployed."""
    return (
        Output(
            name="access_command",
            description="Prints where the endpoint answers, and its key, which is in no state.",
            terraform="local.access_command",
            pulumi="endpoint.access_command",
        ),
        Output(
            name="predict_path",
            description="What to add to that address to ask for a prediction.",
            terraform="var.predict_path",
            pulumi="endpoint.path",
        ),
        Output(
            name="release_command",
            description="Gives each deployment its share of the requests.",
            terraform="local.release_command",
            pulumi="traffic.release_command",
        ),
        Output(
            name="services",
            description="Name of each deployment's service.",
            terraform="{ for key, service in alicloud_pai_service.deployment : key => service.id }",
            pulumi="deployments.service_names",
        ),
        Output(
            name="workspace_id",
            description="ID of the workspace in PAI.",
            terraform="alicloud_pai_workspace_workspace.main.id",
            pulumi="workspace.workspace_id",
        ),
        Output(
            name="model_bucket",
            description="Bucket of the model files.",
            terraform="alicloud_oss_bucket.models.bucket",
            pulumi="model_store.bucket_name",
        ),
    )


def deploy(spec: Any, region: str) -> tuple[Step, ...]:
    """Say what has to be there first: an open service, images, and the files of the model."""
    name = deployed_name(spec)
    folder = f"{spec.model.path}/{next(iter(spec.deployments.values())).version}"
    copied = spec.clouds.alibaba.registry
    copies = f" Copies of the images must be in {copied}." if copied else ""
    return (
        Step(
            text="PAI must be open in the region, with the roles that its console asks for once: "
            f"they let its services read buckets and registries of the account.{copies} Which "
            "machine types EAS offers:",
            commands=(f"aliyun eas describe-machine-spec --region {region}",),
        ),
        *from_within(region),
        Step(
            text="Model files are not part of the project: each version has a folder in a bucket, "
            "and the container finds it as /models. The first deployment makes the bucket, and "
            "then waits for services that have no files yet: upload them meanwhile from another "
            "shell, and deploy again should it give up.",
            commands=(
                "account=$(aliyun sts GetCallerIdentity | jq --raw-output .AccountId)",
                (
                    f"aliyun oss cp ./model oss://{name}-models-$account/{folder}/ "
                    f"--recursive --endpoint https://oss-{region}.aliyuncs.com"
                ),
            ),
        ),
    )


def verify(*, private: bool) -> tuple[Step, ...]:
    """Say how to ask for a prediction."""
    where, place = (
        ("IntranetEndpoints", " Ask from a VPC in the region: there is no address on the internet.")
        if private
        else ("InternetEndpoints", " Ask by https, as the key would be readable in http.")
    )
    return (
        Step(
            text="Shares of the requests are set outside of the project, as no resource for them "
            "exists: a service takes no request of the endpoint until it is told to. This does it, "
            "now and whenever traffic has changed:",
            commands=('eval "<release_command>"',),
        ),
        Step(
            text=f"Ask for a prediction, in the form that the container expects.{place} The key "
            "goes as it is, without the word Bearer:",
            commands=(
                'access=$(eval "<access_command>")',
                f"address=$(echo \"$access\" | jq --raw-output '.Endpoints[0].{where}[0]')",
                "key=$(echo \"$access\" | jq --raw-output '.AccessToken')",
                (
                    'curl --fail --header "Authorization: $key" --json @request.json '
                    '"$(echo "$address" | sed s/^http:/https:/)<predict_path>"'
                ),
            ),
        ),
    )


def operate(spec: Any) -> tuple[Step, ...]:
    """Say how a version takes over, and how the service differs from others."""
    shares = ", ".join(f"{name} {one.traffic}" for name, one in spec.deployments.items())
    return (
        Step(
            text="A new version takes over in steps: give one deployment the new version in "
            "model_versions while it has little traffic, watch it, raise its share of the traffic, "
            f"deploy, and run release_command. The shares are now {shares}, in percent.",
        ),
        Step(
            text="EAS keeps instances at the target of scale_out_percent: it adds one above the "
            "target and removes one as soon as fewer would stay below it. How many requests an "
            "instance works on at once is up to the container. What containers print is with EAS; "
            "log_days is for the record of who used the buckets.",
        ),
        Step(
            text="A service is one JSON document to the provider, which compares it as a whole "
            "with what EAS gives back: a plan may show values that EAS has added, or the number of "
            "instances that scaling has chosen. To apply such a plan sets the number back to the "
            "fewest, and scaling goes on from there.",
        ),
        Step(
            text="The registry of models is for people: it numbers versions itself, and tells ours "
            "in their descriptions. EAS reads the bucket.",
        ),
    )
