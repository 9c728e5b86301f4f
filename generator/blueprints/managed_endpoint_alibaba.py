"""managed-endpoint on Alibaba Cloud: services of PAI-EAS, one for each deployment, in one group."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.clouds import CloudFacts, MachineType, placement
from generator.components.deployments import MOST_INSTANCES, Deployments, DeploymentScaling
from generator.components.logs import Logs
from generator.components.model_registry import ModelRegistry
from generator.components.model_store import ModelStore
from generator.components.online_endpoint import EndpointTraffic, OnlineEndpoint
from generator.components.workspace import Workspace
from generator.errors import Problem, SpecError
from generator.project import Component, Output, Plan, Step, Variable

_LONGEST_NAME = 20  # a workspace's name takes 23 characters, three of which are a suffix

_PROTECTION = Variable(
    name="deletion_protection",
    type="bool",
    default=True,
    description="Whether buckets with files in them refuse to be deleted.",
)


def plan(spec: Any) -> Plan:
    """Decide everything about a managed endpoint; raises SpecError for what cannot be."""
    facts = clouds.facts("alibaba")
    place = spec.clouds.alibaba
    region = placement.region(facts, place.region)
    images = _images(spec)
    machines = _chosen(spec, facts, _refusals(spec, images))
    private = spec.endpoint.access == "private"
    components = _components(spec, facts, images=images, machines=machines)
    versions = sum(1 for one in spec.deployments.values() if one.traffic)
    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: managed model endpoint on {facts.title}",
        summary=f"A group of PAI-EAS services in {region} that shares requests between {versions} "
        "deployments, each of which scales by its own load."
        if versions > 1
        else f"A PAI-EAS service in {region} that scales by its load.",
        cloud="alibaba",
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name,
                longest=_LONGEST_NAME,
                reason="longer names do not fit a workspace's",
            ),
            *parts.variables(components),
            _PROTECTION,
        ),
        outputs=_outputs(),
        deploy=_deploy(spec, region),
        verify=_verify(private=private),
        operate=_operate(spec),
        destroy=(
            Step(
                text="Buckets that hold files are protected against deletion. Lift the protection "
                "first, then destroy: every file and version goes with its bucket.",
                commands=("<apply deletion_protection=false>",),
            ),
        ),
    )


def _components(
    spec: Any, facts: CloudFacts, *, images: dict[str, str], machines: dict[str, MachineType]
) -> dict[str, Component]:
    deployments = spec.deployments
    return {
        "store": ModelStore(redundancy="ZRS"),
        "logs": Logs(retention=spec.logs.days),
        "workspace": Workspace(private=spec.endpoint.access == "private"),
        "models": ModelRegistry(
            name=spec.model.name or spec.name,
            format=spec.model.format,
            path=spec.model.path,
            versions={name: one.version for name, one in deployments.items()},
            images=images,
            port=spec.runtime.port,
            health_path=spec.runtime.health_path,
            predict_path=spec.runtime.predict_path,
        ),
        "deployment_scaling": DeploymentScaling(
            least={name: one.instances.min for name, one in deployments.items()},
            most={name: one.instances.max for name, one in deployments.items()},
            gpu={name: machines[name].gpus > 0 for name in deployments},
            out_percent=spec.scaling.out_percent,
            in_percent=None,
            limit=MOST_INSTANCES,
        ),
        "deployments": Deployments(
            machines=machines,
            machine_check=facts.machine_check,
            environment=spec.runtime.environment,
            startup_seconds=spec.runtime.startup_seconds,
            timeout_seconds=spec.endpoint.timeout_seconds,
            concurrency=None,
        ),
        "endpoint": OnlineEndpoint(auth="key", private=spec.endpoint.access == "private"),
        "traffic": EndpointTraffic(shares={name: one.traffic for name, one in deployments.items()}),
    }


def _images(spec: Any) -> dict[str, str]:
    """Say for each deployment where its image lies, as a copy if a registry has copies."""
    registry = spec.clouds.alibaba.registry
    asked = {name: one.image or spec.runtime.image for name, one in spec.deployments.items()}
    if registry is None:
        return asked
    return {name: f"{registry}/{image.rpartition('/')[2]}" for name, image in asked.items()}


def _chosen(spec: Any, facts: CloudFacts, problems: list[Problem]) -> dict[str, MachineType]:
    """Choose each deployment's machine type; raises SpecError with this and all `problems`."""
    chosen: dict[str, MachineType] = {}
    for name, deployment in spec.deployments.items():
        try:
            chosen[name] = placement.machine(
                facts, deployment.machine, path=("deployments", name, "machine")
            )
        except SpecError as refusal:
            problems += refusal.problems
    if problems:
        raise SpecError(problems)
    return chosen


def _refusals(spec: Any, images: dict[str, str]) -> list[Problem]:
    """Say all that EAS cannot do of `spec`."""
    return [
        *_endpoint_refusals(spec.endpoint),
        *_model_refusals(spec),
        *_image_refusals(spec, images),
    ]


def _endpoint_refusals(endpoint: Any) -> list[Problem]:
    problems = []
    if endpoint.auth == "identity":
        problems.append(
            Problem(
                message="EAS asks callers for a key that they share, not for who they are",
                hint='say "key" or leave it out, and "private" access keeps the internet out',
                path=("endpoint", "auth"),
            )
        )
    if endpoint.auth == "token":
        problems.append(
            Problem(
                message="what EAS calls a token does not expire",
                hint='say "key", which is what it is, or leave it out',
                path=("endpoint", "auth"),
            )
        )
    if endpoint.concurrency != _default(endpoint, "concurrency"):
        problems.append(
            Problem(
                message="EAS sets no limit to the requests that an instance works on at once",
                hint="leave it out, and let the container refuse what is too much",
                path=("endpoint", "concurrency"),
            )
        )
    return problems


def _model_refusals(spec: Any) -> list[Problem]:
    problems = []
    if len(spec.name) > _LONGEST_NAME:
        problems.append(
            Problem(
                message=f"{spec.name} is too long for the name of a workspace of PAI",
                hint=f"{_LONGEST_NAME} characters at most",
                path=("name",),
            )
        )
    if spec.model.format != "custom":
        problems.append(
            Problem(
                message=f"the model registry of PAI does not know the format {spec.model.format}",
                hint="leave it out: the container reads the files as they are",
                path=("model", "format"),
            )
        )
    if spec.scaling.in_percent != _default(spec.scaling, "in_percent"):
        problems.append(
            Problem(
                message="EAS keeps to one target, above which instances come and below which "
                "they go",
                hint="leave in_percent out, and say the target as out_percent",
                path=("scaling", "in_percent"),
            )
        )
    return problems


def _image_refusals(spec: Any, images: dict[str, str]) -> list[Problem]:
    region = spec.clouds.alibaba.region
    inside = f"registry-vpc.{region}."
    if spec.clouds.alibaba.registry:
        if inside in spec.clouds.alibaba.registry:
            return []
        return [
            Problem(
                message="the services reach no registry outside their region",
                hint=f"name one of {region}, as in {inside}aliyuncs.com/team",
                path=("clouds", "alibaba", "registry"),
            )
        ]
    outside = {
        ("deployments", name, "image") if spec.deployments[name].image else ("runtime", "image")
        for name, image in images.items()
        if inside not in image
    }
    return [
        Problem(
            message="the services of EAS reach no registry on the internet or in another region",
            hint="copy the image to Container Registry in the region, and name that as "
            f'"registry": "{inside}aliyuncs.com/team" under clouds.alibaba',
            path=path,
        )
        for path in sorted(outside)
    ]


def _default(model: Any, field: str) -> Any:
    return getattr(type(model)(), field)


def _outputs() -> tuple[Output, ...]:
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


def _deploy(spec: Any, region: str) -> tuple[Step, ...]:
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
        Step(
            text="Model files are not part of the project: each version has a folder in a bucket, "
            "and the container finds it as /models. The first deployment makes the bucket, and "
            "then waits for services that have no files yet: upload them meanwhile from another "
            "shell, and deploy again should it give up.",
            commands=(
                "account=$(aliyun sts GetCallerIdentity | jq --raw-output .AccountId)",
                f"aliyun oss cp ./model oss://{spec.name}-models-$account/{folder}/ --recursive",
            ),
        ),
    )


def _verify(*, private: bool) -> tuple[Step, ...]:
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


def _operate(spec: Any) -> tuple[Step, ...]:
    shares = ", ".join(f"{name} {one.traffic}" for name, one in spec.deployments.items())
    return (
        Step(
            text="A new version takes over in steps: give one deployment the new version in "
            "model_versions while it has little traffic, watch it, raise its share in traffic, "
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
