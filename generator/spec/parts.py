"""Parts of a spec that blueprints share, each with the safest defaults that still work."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from generator.spec.checks import Refused, check_ssh_key
from generator.spec.shared import (
    Cidr,
    ClientCidr,
    Frozen,
    Hostname,
    HttpPath,
    ImageReference,
    Name,
    Port,
    Tags,
    Text,
    ZoneName,
)
from generator.spec.state import State
from generator.spec.text import shown

_GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared"
EnvironmentName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,11}$", examples=["staging"])]
ResourceAddress = Annotated[
    str,
    Field(
        pattern=r"^(?:alicloud|aws|azurerm|azapi)_[a-z0-9_]{1,60}\.[a-z][a-z0-9_]{0,60}$",
        examples=["aws_lb.main"],
    ),
]
Argument = Annotated[
    str,
    # Neither what systemd or a shell expands, nor what would end the quotes that it is put into.
    Field(
        pattern=r'^[A-Za-z0-9_./:=,@+{}\[\]" -]+$',
        max_length=500,
        examples=["--max-model-len=8192"],
    ),
]
Zone = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["us-west-2a"])]
VaultCertificate = Annotated[
    str,
    Field(
        pattern=r"^/subscriptions/[0-9a-f-]{36}/resourceGroups/[A-Za-z0-9._()-]{1,90}"
        r"/providers/Microsoft\.KeyVault/vaults/[A-Za-z0-9-]{3,24}/secrets/[A-Za-z0-9-]{1,127}$",
        description="A certificate in a Key Vault of Azure, as the secret that it is there.",
        examples=[f"{_GROUP}/providers/Microsoft.KeyVault/vaults/team/secrets/chat"],
    ),
]
SshPublicKey = Annotated[
    str,
    Field(
        pattern=r"^ssh-(rsa|ed25519) AAAA[A-Za-z0-9+/]+={0,3}( [A-Za-z0-9@._-]+)?$",
        max_length=1024,
        description="A public key of SSH.",
        examples=[
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHMwCHH0TBaOfJSd4sdQ5gwsm7j/UwAXxaJnI06ctNuO a@b"
        ],
    ),
    AfterValidator(check_ssh_key),
]
RegistryId = Annotated[
    str,
    Field(
        pattern=r"^/subscriptions/[0-9a-f-]{36}/resourceGroups/[A-Za-z0-9._()-]{1,90}"
        r"/providers/Microsoft\.ContainerRegistry/registries/[A-Za-z0-9]{5,50}$",
        description="A container registry of Azure, by its full ID.",
        examples=[f"{_GROUP}/providers/Microsoft.ContainerRegistry/registries/team1"],
    ),
]
DnsZoneId = Annotated[
    str,
    Field(
        pattern=r"^/subscriptions/[0-9a-f-]{36}/resourceGroups/[A-Za-z0-9._()-]{1,90}"
        r"/providers/Microsoft\.Network/dnsZones/[a-z0-9.-]{1,253}$",
        examples=[f"{_GROUP}/providers/Microsoft.Network/dnsZones/example.com"],
    ),
]
SubnetId = Annotated[
    str,
    Field(
        pattern=r"^/subscriptions/[0-9a-f-]{36}/resourceGroups/[A-Za-z0-9._()-]+"
        r"/providers/Microsoft\.Network/virtualNetworks/[A-Za-z0-9._-]+/subnets/[A-Za-z0-9._-]+$",
        examples=[f"{_GROUP}/providers/Microsoft.Network/virtualNetworks/team/subnets/callers"],
    ),
]


class Runtime(Frozen):
    """The model server that runs on the machines."""

    image: ImageReference
    port: Port = 8000
    health_path: HttpPath = "/health"
    args: tuple[Argument, ...] = ()


class Machine(Frozen):
    """A machine said portably (a GPU, or CPUs and memory in GiB), or by its cloud's own name."""

    gpu: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{1,11}$", examples=["a10"])] | None = None
    count: Annotated[int, Field(ge=1, le=16)] = 1
    vcpus: Annotated[int, Field(ge=1, le=256)] | None = None
    memory_gib: Annotated[int, Field(ge=1, le=4096)] | None = None
    type: (
        Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+$", max_length=64, examples=["g5.xlarge"])]
        | None
    ) = None

    @model_validator(mode="after")
    def one_way_of_saying(self) -> "Machine":
        """Refuse a machine that is said in two ways, or in none."""
        ways = [self.gpu is not None, self.type is not None, self.vcpus is not None]
        if sum(ways) != 1 or (self.vcpus is None) != (self.memory_gib is None):
            said = [
                (name,) for name in ("gpu", "type", "vcpus", "memory_gib") if getattr(self, name)
            ]
            raise Refused(
                "a machine is said in exactly one way",
                'say {"gpu": "a10"}, or {"vcpus": 4, "memory_gib": 16}, or {"type": "..."}',
                said[1] if sum(ways) > 1 else (),
                code="GEN305",
                also=tuple(said[:1]) if sum(ways) > 1 else (),
            )
        return self


class DataDisk(Frozen):
    """An encrypted disk for model files, on the first server alone or on each; size in GiB."""

    on: Literal["first", "each"] = "each"
    size_gib: Annotated[int, Field(ge=20, le=16384)] = 100


class Network(Frozen):
    """The private network: its IPv4 range, and how its servers reach the internet."""

    cidr: Cidr = "10.40.0.0/16"
    nat: Literal["one", "per-zone", "none"] = "one"


class LoadBalancer(Frozen):
    """Who may call the service: IPv4 ranges of its clients."""

    clients: Annotated[tuple[ClientCidr, ...], Field(min_length=1, max_length=32)] | None = None


class Zoned(Frozen):
    """Where on a cloud: its region, and the zones to spread over."""

    region: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]
    zones: Annotated[tuple[Zone, ...], Field(min_length=2, max_length=6)] | None = None

    @model_validator(mode="after")
    def zones_differ(self) -> "Zoned":
        """Refuse a zone that is named twice."""
        zones = self.zones or ()
        for number, zone in enumerate(zones):
            first = zones.index(zone)
            if first < number:
                raise Refused(
                    f"the zone {shown(zone)} is named twice",
                    "name each zone once",
                    ("zones", number),
                    code="GEN303",
                    also=(("zones", first),),
                )
        return self


class HostInZone(Frozen):
    """A host, in the DNS zone `zone` (its parent, unless it is said), which may have to be made."""

    host: Hostname
    zone: ZoneName | None = None
    create_zone: bool | None = None

    @model_validator(mode="after")
    def host_in_zone(self) -> "HostInZone":
        """Refuse a host that its zone does not hold."""
        if self.zone and self.host != self.zone and not self.host.endswith(f".{self.zone}"):
            raise Refused(
                f"the zone {self.zone} does not hold {self.host}",
                "name the zone that the host ends with",
                ("zone",),
                code="GEN304",
                also=(("host",),),
            )
        return self


class AzureServers(Zoned):
    """Where on Azure, and what its servers and their load balancer take from the team."""

    certificate: VaultCertificate | None = None
    registry: RegistryId | None = None
    encryption_at_host: bool = True
    ssh_public_key: SshPublicKey | None = None


class CloudChoice(Frozen):
    """The clouds to build on, one field each; each blueprint says what it needs to know of them."""

    @model_validator(mode="after")
    def one_at_least(self) -> "CloudChoice":
        """Refuse a spec that names no cloud."""
        if not self.chosen:
            raise Refused(
                "no cloud is named",
                f"name one of {', '.join(type(self).model_fields)}",
                code="GEN202",
            )
        return self

    @property
    def chosen(self) -> tuple[str, ...]:
        """The clouds that the spec names."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is not None)


class Environment(Frozen):
    """Overrides of the spec's quantities; `class` says how well an environment is protected.

    Its other fields are those of the spec, and are judged with it.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    class_: Annotated[Literal["production", "development"], Field(alias="class")] = "production"


class Override(Frozen):
    """Arguments of a resource beyond what a spec can say, by the names that Terraform has for them.

    An object is laid over a nested block, and a list replaces all blocks of a type. `because` says
    why, also beside them in the projects.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    because: Annotated[Text, Field(examples=["Predictions take up to two minutes."])]


class Spec(Frozen):
    """What every spec says, whatever it builds.

    `$schema` names the schema that an editor helps with. `version` is that of the format of specs.
    `engines` are those that projects are written for. `environments` are named sets of other
    quantities, such as dev and prod. `overrides` are laid over resources, by their addresses in
    Terraform.
    """

    schema_: Annotated[str | None, Field(alias="$schema", max_length=2000)] = None
    version: Annotated[int, Field(ge=1, le=1)] = 1  # a Literal would take `true` for it
    name: Name
    engines: Annotated[tuple[Literal["terraform", "pulumi"], ...], Field(min_length=1)] = (
        "terraform",
        "pulumi",
    )
    tags: Tags = Field(default_factory=dict)
    environments: dict[EnvironmentName, Environment] = Field(default_factory=dict)
    overrides: dict[ResourceAddress, Override] = Field(default_factory=dict)
    state: State = State()
