"""A managed endpoint on SageMaker: what it has that other clouds' endpoints do not."""

from typing import ClassVar

from generator.components.deployments import Deployments
from generator.components.monitoring import Monitoring
from generator.components.online_endpoint import EndpointTraffic
from generator.project import Check, Component, Variable
from generator.record import record

LOG_DAYS = (30, 60, 90, 120, 150, 180, 365, 400, 545)


@record
class ModelKey(Component):
    """The key of the models, in their bucket and on the volumes of the instances."""

    template: ClassVar[str] = "model_key"


@record
class ModelBucket(Component):
    """A private, versioned bucket of the models' files."""

    template: ClassVar[str] = "model_bucket"


@record
class EndpointLogs(Component):
    """What the containers print, kept for `days` days."""

    template: ClassVar[str] = "endpoint_logs"

    days: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="log_days",
                type="number",
                default=self.days,
                description="Days that logs are kept.",
                check=Check(
                    kind="one_of",
                    args={"values": list(LOG_DAYS)},
                    message=f"One of {', '.join(map(str, LOG_DAYS))}.",
                ),
            ),
        )


@record
class ExecutionRole(Component):
    """What the service may do for the endpoint.

    `model_bucket` is an existing bucket of the models' files, and `model_key` the key of its
    objects where it has one.
    """

    template: ClassVar[str] = "execution_role"

    model_bucket: str | None = None
    model_key: str | None = None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        bucket = Variable(
            name="model_bucket",
            type="string",
            default=self.model_bucket,
            description="Existing bucket of the model's files.",
            check=Check(
                kind="pattern",
                args={"pattern": "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"},
                message="The name of a bucket.",
            ),
        )
        key = Variable(
            name="bucket_key",
            type="string",
            default=self.model_key,
            description="Key that encrypts the bucket's objects.",
            check=Check(
                kind="pattern",
                args={"pattern": "^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$"},
                message="The ARN of a KMS key.",
            ),
        )
        return (*((bucket,) if self.model_bucket else ()), *((key,) if self.model_key else ()))


@record
class Models(Component):
    """A version of the model, and the image that serves it, for each deployment.

    The files of version `1` lie in the folder `1` under `path`. `versions` and `images`, which are
    in the ECR of `region`, are by deployment.
    """

    template: ClassVar[str] = "models"

    name: str
    path: str
    versions: dict[str, str]
    images: dict[str, str]
    region: str

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        names = sorted(self.versions)
        each = ", ".join(names)
        registry = rf"[0-9]{{12}}\.dkr\.ecr\.{self.region}\.amazonaws\.com"
        return (
            Variable(
                name="model_path",
                type="string",
                default=self.path,
                description="Folder of the model's files; each version has one in it.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$"},
                    message="A path without a slash at either end.",
                ),
            ),
            Variable(
                name="model_versions",
                type="map(string)",
                default=self.versions,
                description="Version of the model that each deployment serves.",
                check=Check(
                    kind="named_pattern",
                    args={"names": names, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$"},
                    message=f"One version for each of {each}.",
                ),
            ),
            Variable(
                name="images",
                type="map(string)",
                default=self.images,
                description="Container image of each deployment, in ECR of the same region.",
                check=Check(
                    kind="named_pattern",
                    args={"names": names, "pattern": f"^{registry}/[a-z0-9][A-Za-z0-9._:/@-]+$"},
                    message=f"One image in ECR of {self.region} for each of {each}.",
                ),
            ),
        )


@record
class Variants(Component):
    """Which deployment runs on which machines, and its share of the requests."""

    template: ClassVar[str] = "variants"

    deployments: Deployments
    traffic: EndpointTraffic

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (*self.deployments.variables, *self.traffic.variables)


@record
class EndpointAlarms(Monitoring):
    """Alarms about failing and slow deployments; those about failing ones end an update."""

    template: ClassVar[str] = "endpoint_alarms"


@record
class InvokePolicy(Component):
    """What a caller needs; `callers` are the names of roles that get it."""

    template: ClassVar[str] = "endpoint_callers"

    callers: tuple[str, ...]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="callers",
                type="list(string)",
                default=list(self.callers),
                description="Roles of this account that may call.",
                check=Check(
                    kind="each_pattern",
                    args={"pattern": r"^[A-Za-z0-9_+=,.@-]{1,64}$"},
                    message="Names of roles, without path.",
                ),
            ),
        )


@record
class RuntimeAccess(Component):
    """The service's address inside a network that exists, for callers at `clients`."""

    template: ClassVar[str] = "private_access"

    vpc: str
    subnets: tuple[str, ...]
    clients: tuple[str, ...]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="clients",
                type="list(string)",
                default=list(self.clients),
                description="IPv4 ranges of the callers.",
                check=Check(
                    kind="each_cidr",
                    message='At least one IPv4 range, such as "10.40.0.0/16".',
                ),
            ),
        )
