"""resilient-network: model servers that scale, heal and fail over, behind one name."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.spec.checks import Refused
from generator.spec.parts import (
    AzureServers,
    CloudChoice,
    DnsZoneId,
    HostInZone,
    LoadBalancer,
    Machine,
    Network,
    Runtime,
    Spec,
    Zoned,
)
from generator.spec.shared import Email, Frozen, Hostname


class Autoscaling(Frozen):
    """How many machines, of which kind, and what the number follows.

    The load to aim at is said for each server: `cpu_percent`, and requests in a minute.
    `warmup_minutes` is how long a server takes from its boot until its model answers.
    """

    min: Annotated[int, Field(ge=1, le=100)] = 2
    max: Annotated[int, Field(ge=1, le=1000)] = 6
    machine: Machine = Machine(vcpus=4, memory_gib=16)
    cpu_percent: Annotated[int, Field(ge=10, le=90)] = 60
    requests_per_server: Annotated[int, Field(ge=1, le=1_000_000)] = 600
    warmup_minutes: Annotated[int, Field(ge=1, le=120)] = 10

    @model_validator(mode="after")
    def max_not_below_min(self) -> "Autoscaling":
        """Refuse a group that may never reach its least size."""
        if self.max < self.min:
            raise Refused(
                f"max ({self.max}) is below min ({self.min})",
                "let max be at least min",
                (("max",) if "max" in self.model_fields_set else ("min",)),
                code="GEN301",
                also=(("min",),),
            )
        return self


class Domain(HostInZone):
    """The name that clients call: `host`, in the DNS zone `zone` (its parent, unless it is said).

    The zone is created unless `create_zone` is false. `standby` is the address of a load balancer
    elsewhere that answers while this system is unhealthy.
    """

    standby: Hostname | None = None


class Alarms(Frozen):
    """Who hears of trouble, and what counts as such."""

    emails: Annotated[tuple[Email, ...], Field(max_length=10)] = ()
    slow_seconds: Annotated[int, Field(ge=1, le=180)] = 5
    errors_per_minute: Annotated[int, Field(ge=0, le=100_000)] = 10


class Logs(Frozen):
    """How many days the logs of network and load balancer are kept."""

    days: Literal[30, 60, 90, 120, 180, 365, 400, 731] = 365


class Waf(Frozen):
    """A web application firewall; requests that one address may send in a minute."""

    requests_per_minute: Annotated[int, Field(ge=10, le=10_000_000)] = 600


class Aws(Zoned):
    """On AWS; `hosted_zone_id` is the ID of an existing zone of Route 53.

    `stands_in_for` is the name of a system whose standby this one is, in the same zone: the
    certificate is valid for it, too.
    """

    hosted_zone_id: (
        Annotated[str, Field(pattern=r"^Z[A-Z0-9]{5,31}$", examples=["Z0123456789ABCDEFGHIJ"])]
        | None
    ) = None
    stands_in_for: Hostname | None = None


class Alibaba(Zoned):
    """On Alibaba Cloud; `certificate` is one of Certificate Management Service, with its region.

    Left out, it is said when the project is deployed.
    """

    certificate: (
        Annotated[
            str, Field(pattern=r"^[0-9]{1,12}-[a-z0-9-]+$", examples=["12345678-cn-hangzhou"])
        ]
        | None
    ) = None


class Azure(AzureServers):
    """On Azure; `certificate` is the full ID of a certificate in a Key Vault.

    Left out, it is said when the project is deployed. `dns_zone_id` is the full ID of an existing
    zone, in the subscription that deploys; `registry` of the Container Registry that holds the
    image, if it is one of Azure.
    `encryption_at_host` takes that the subscription has that feature registered.
    `ssh_public_key` is the administrator's, whom no port admits; left out, it is said when the
    project is deployed.
    """

    dns_zone_id: DnsZoneId | None = None


class Clouds(CloudChoice):
    """The clouds to build on."""

    aws: Aws | None = None
    alibaba: Alibaba | None = None
    azure: Azure | None = None


class ResilientNetwork(Spec):
    """Model servers that scale with the load, in several zones, behind one name."""

    blueprint: Literal["resilient-network"]
    clouds: Clouds
    runtime: Runtime
    domain: Domain
    autoscaling: Autoscaling = Autoscaling()
    network: Network = Network()
    load_balancer: LoadBalancer = LoadBalancer()
    alarms: Alarms = Alarms()
    logs: Logs = Logs()
    waf: Waf | None = None
