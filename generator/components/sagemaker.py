"""A managed endpoint on SageMaker: what it has that other clouds' endpoints do not."""

from typing import ClassVar

from generator.components.deployments import Deployments
from generator.components.model_registry import ServedModel
from generator.components.monitoring import Monitoring
from generator.components.online_endpoint import EndpointTraffic
from generator.components.variables import callers, log_days
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
        return (log_days(self.days, choice=LOG_DAYS),)


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
class Models(ServedModel):
    """The model as SageMaker knows it: it pulls `images` from the ECR of `region` alone."""

    region: str

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        registry = rf"[0-9]{{12}}\.dkr\.ecr\.{self.region}\.amazonaws\.com"
        return (
            *super().variables,
            self.images_variable(
                pattern=f"^{registry}/[a-z0-9][A-Za-z0-9._:/@-]+$",
                where=f" in ECR of {self.region}",
                described="Container image of each deployment, in ECR of the same region.",
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
            callers(
                self.callers,
                "Roles of this account that may call.",
                pattern=r"^[A-Za-z0-9_+=,.@-]{1,64}$",
                message="Names of roles, without path.",
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
