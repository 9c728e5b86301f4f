"""managed-endpoint: a model served by the cloud's own inference service, behind one address.

An endpoint has deployments. Each serves one version of the model on machines of its own, and takes
its share of the requests: a new version starts small and grows.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from generator.components.deployments import MOST_INSTANCES
from generator.spec.checks import Refused
from generator.spec.parts import CloudChoice, Machine, Spec, SubnetId
from generator.spec.shared import ClientCidr, Frozen, HttpPath, ImageReference, Percent, Port

Region = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]
DeploymentName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,18}[a-z0-9]$", examples=["blue"])]
ModelName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,61}[a-z0-9]$", examples=["sentiment"])]
ModelVersion = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$", examples=["3"])]


def _folder(value: str) -> str:
    """Refuse what is no plain path inside a store."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*", value):
        raise Refused(
            "a folder is named by letters, digits, dashes and underscores, with slashes between",
            'leave out slashes at its ends, as in "models/sentiment"',
            code="GEN212",
        )
    return value


Folder = Annotated[str, Field(max_length=200), AfterValidator(_folder)]
EnvironmentName = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{0,63}$", examples=["LOG_LEVEL"])]
EnvironmentValue = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_./:=,@+ -]*$", max_length=200, examples=["info"])
]
_REGISTRY = r"^[0-9]{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(/[a-z0-9]+([._-][a-z0-9]+)*)*$"
AwsSubnet = Annotated[
    str, Field(pattern=r"^subnet-[0-9a-f]{8,17}$", examples=["subnet-0123456789abcdef0"])
]
GroupId = Annotated[
    str,
    Field(
        pattern=r"^/subscriptions/[0-9a-f-]{36}/resourceGroups/[A-Za-z0-9._()-]{1,90}$",
        examples=["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/dns"],
    ),
]
KmsKey = Annotated[
    str,
    Field(
        pattern=r"^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}$",
        examples=["arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000"],
    ),
]
RoleName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_+=,.@-]{1,64}$", examples=["chat-api"])]
RegistryInside = Annotated[
    str,
    Field(
        pattern=r"^([a-z0-9-]+-)?registry-vpc\.[a-z0-9.-]+(/[a-z0-9._-]+)+$",
        max_length=200,
        examples=["registry-vpc.cn-hangzhou.aliyuncs.com/team"],
    ),
]
Guid = Annotated[
    str,
    Field(
        pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        examples=["00000000-0000-0000-0000-000000000000"],
    ),
]


class Server(Frozen):
    """The container that serves the model, the paths that it answers on, and its settings.

    Port and paths are at first those that SageMaker asks for, and takes no others of: such a
    container serves on every cloud. `startup_seconds` is how long it may take to load the model
    before it counts as failed.
    """

    image: ImageReference
    port: Port = 8080
    health_path: HttpPath = "/ping"
    predict_path: HttpPath = "/invocations"
    startup_seconds: Annotated[int, Field(ge=60, le=3600)] = 600
    environment: Annotated[dict[EnvironmentName, EnvironmentValue], Field(max_length=50)] = Field(
        default_factory=dict
    )


class Model(Frozen):
    """The model as it is registered, and the folder whose sub-folders are its versions."""

    path: Folder
    name: ModelName | None = None
    format: Literal["custom", "mlflow", "triton"] = "custom"


class Instances(Frozen):
    """Between how many machines a deployment scales."""

    min: Annotated[int, Field(ge=1, le=MOST_INSTANCES)] = 2
    max: Annotated[int, Field(ge=1, le=MOST_INSTANCES)] = 4

    @model_validator(mode="after")
    def in_order(self) -> "Instances":
        """Refuse a smallest number above the largest."""
        if self.min > self.max:
            raise Refused(
                f"min ({self.min}) is above max ({self.max})",
                "swap them",
                ("min",),
                code="GEN301",
                also=(("max",),),
            )
        return self


class Deployment(Frozen):
    """One version of the model on machines of its own; `traffic` is its share in percent."""

    version: ModelVersion
    traffic: Percent
    machine: Machine = Machine(vcpus=4, memory_gib=16)
    instances: Instances = Instances()
    image: ImageReference | None = None


class Endpoint(Frozen):
    """Who may call, from where, and how many requests at once.

    `identity` is the cloud's own (IAM on AWS, Entra ID on Azure), `key` does not expire, `token`
    does. Left out, it is the safest that the cloud has. `concurrency` is by instance.
    """

    auth: Literal["identity", "key", "token"] | None = None
    access: Literal["public", "private"] = "public"
    concurrency: Annotated[int, Field(ge=1, le=1000)] = 4
    timeout_seconds: Annotated[int, Field(ge=1, le=180)] = 60


class Scaling(Frozen):
    """When instances come and go: how busy their CPUs are, or their GPUs if they have any."""

    out_percent: Annotated[int, Field(ge=30, le=95)] = 70
    in_percent: Annotated[int, Field(ge=5, le=80)] = 30

    @model_validator(mode="after")
    def apart(self) -> "Scaling":
        """Refuse thresholds so close that an instance added is an instance removed."""
        if self.in_percent * 2 > self.out_percent:
            raise Refused(
                f"in_percent ({self.in_percent}) is more than half of out_percent "
                f"({self.out_percent})",
                "two busy instances that become three must not fall below it at once",
                ("in_percent",),
                code="GEN301",
                also=(("out_percent",),),
            )
        return self


class Logs(Frozen):
    """How long logs are kept."""

    days: Annotated[int, Field(ge=30, le=730)] = 90


class InferencePool(Frozen):
    """A pool of nodes with an inference endpoint of its own: a preview of the service."""

    deployment: DeploymentName
    nodes: Annotated[int, Field(ge=1, le=MOST_INSTANCES)] = 1


class Azure(Frozen):
    """On Azure: where, under which globally unique name, who may call, and what is in preview.

    `subnet` is where private endpoints live. `private_zones` is the resource group that has the
    private DNS zones of its network, which takes one of each name; left out, they are made.
    `callers` are object IDs in Entra ID.
    """

    region: Region
    unique_name: (
        Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{4,23}$", examples=["teammodels"])] | None
    ) = None
    subnet: SubnetId | None = None
    private_zones: GroupId | None = None
    callers: Annotated[tuple[Guid, ...], Field(max_length=50)] = ()
    preview: bool = False
    inference_pool: InferencePool | None = None

    @model_validator(mode="after")
    def preview_said(self) -> "Azure":
        """Refuse a preview that was not asked for by that name."""
        if self.inference_pool and not self.preview:
            raise Refused(
                "an inference pool is a preview: no guarantee, and its API may change or go",
                'leave it out, or say "preview": true beside it',
                ("inference_pool",),
                code="GEN308",
            )
        return self


class CallersNetwork(Frozen):
    """The network of AWS that callers are in: subnets to be reached in, and their IPv4 ranges."""

    vpc: Annotated[str, Field(pattern=r"^vpc-[0-9a-f]{8,17}$", examples=["vpc-0123456789abcdef0"])]
    subnets: Annotated[tuple[AwsSubnet, ...], Field(min_length=1, max_length=6)]
    clients: Annotated[tuple[ClientCidr, ...], Field(min_length=1, max_length=32)]


class Aws(Frozen):
    """On AWS: where, where images and models lie, and who may call from where.

    `registry` holds copies of the images that are in no ECR of the region. `model_bucket` is an
    existing one, with the key of its objects if it has one. `callers` are roles, by their names.
    """

    region: Region
    registry: (
        Annotated[
            str,
            Field(
                pattern=_REGISTRY,
                max_length=200,
                examples=["111122223333.dkr.ecr.eu-central-1.amazonaws.com"],
            ),
        ]
        | None
    ) = None
    model_bucket: (
        Annotated[
            str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", examples=["team-models"])
        ]
        | None
    ) = None
    model_key: KmsKey | None = None
    callers: Annotated[tuple[RoleName, ...], Field(max_length=50)] = ()
    network: CallersNetwork | None = None

    @model_validator(mode="after")
    def key_of_a_bucket(self) -> "Aws":
        """Refuse a key of no bucket: the bucket that is made has its own."""
        if self.model_key and not self.model_bucket:
            raise Refused(
                "a key is named, but no bucket whose objects it encrypts",
                'name the bucket, as in "model_bucket": "team-models", or leave the key out',
                ("model_key",),
                code="GEN307",
            )
        return self


class Alibaba(Frozen):
    """On Alibaba Cloud: where, and which registry in that region has copies of the images.

    The services reach no registry on the internet. With a `registry`, the image
    `ghcr.io/team/model:1.4` is taken from it as `model:1.4`.
    """

    region: Region
    registry: RegistryInside | None = None


class Clouds(CloudChoice):
    """The clouds to build on."""

    alibaba: Alibaba | None = None
    aws: Aws | None = None
    azure: Azure | None = None


class ManagedEndpoint(Spec):
    """A model behind a managed endpoint."""

    blueprint: Literal["managed-endpoint"]
    clouds: Clouds
    runtime: Server
    model: Model
    deployments: Annotated[dict[DeploymentName, Deployment], Field(min_length=1, max_length=10)]
    endpoint: Endpoint = Endpoint()
    scaling: Scaling = Scaling()
    logs: Logs = Logs()

    @model_validator(mode="after")
    def all_traffic_goes_somewhere(self) -> "ManagedEndpoint":
        """Refuse shares of the requests that do not add up."""
        total = sum(deployment.traffic for deployment in self.deployments.values())
        if total != 100:  # noqa: PLR2004 - percent
            shares = " + ".join(str(one.traffic) for one in self.deployments.values())
            raise Refused(
                f"the traffic of the deployments adds up to {total}, not to 100",
                f"{shares} = {total}; give each request one deployment to go to",
                ("deployments",),
                code="GEN302",
                also=tuple(("deployments", name, "traffic") for name in self.deployments),
            )
        return self
