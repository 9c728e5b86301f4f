"""What gen knows of each cloud: regions, zones, machines, and the provider versions proved."""

from collections.abc import Callable
from importlib import import_module

from generator.project import Check, Cloud, Provider
from generator.record import record


@record
class Series:
    """Machine types that differ in size only, and where their numbers are from.

    `rows` holds a line per type: its name, vCPUs, GiB of memory, GPUs, and GB of disks of its own,
    the last two left out where there are none. `prefix` stands before every name. `source` says
    what was read, on the day `read`. `gpu_memory_gb` is that of one GPU. `generation2` tells that
    only images of Azure's second generation boot, `secure_boot` that the GPU's driver is signed.
    `retires` is the day on which the cloud ends the series, `note` what else a user should know.
    """

    source: str
    read: str
    rows: str
    prefix: str = ""
    gpu: str = ""
    gpu_memory_gb: int = 0
    architecture: str = "x86_64"
    generation2: bool = False
    secure_boot: bool = True
    retires: str = ""
    note: str = ""

    def machines(self) -> "tuple[MachineType, ...]":
        """Return the types, in the order of the rows."""
        return tuple([self._machine(line.split()) for line in self.rows.strip().splitlines()])

    def _machine(self, row: list[str]) -> "MachineType":
        numbers = [int(cell) for cell in row[1:]] + [0, 0]
        vcpus, memory, gpus, local = numbers[:4]
        return MachineType(
            self.prefix + row[0], vcpus, memory, self.gpu if gpus else "", gpus, local, self
        )


@record(kw_only=False)
class MachineType:
    """One row of a cloud's catalogue; memory in GiB, disks of its own in GB."""

    type: str
    vcpus: int
    memory_gib: int
    gpu: str = ""
    gpus: int = 0
    local_gb: int = 0
    series: Series | None = None

    def __init__(  # noqa: PLR0913, PLR0917 - the columns; made by the hundred at each start
        self,
        type: str,  # noqa: A002 - as specs call it
        vcpus: int,
        memory_gib: int,
        gpu: str = "",
        gpus: int = 0,
        local_gb: int = 0,
        series: Series | None = None,
    ) -> None:
        held = self.__dict__
        held["type"], held["vcpus"], held["memory_gib"] = type, vcpus, memory_gib
        held["gpu"], held["gpus"], held["local_gb"] = gpu, gpus, local_gb
        held["series"] = series

    @property
    def gpu_memory_gb(self) -> int:
        """Return the memory of all GPUs; 0 where it is not known."""
        return self.gpus * self.series.gpu_memory_gb if self.series else 0

    @property
    def retires(self) -> str:
        """Return the day on which the cloud ends this type; empty where none is announced."""
        return self.series.retires if self.series else ""


@record
class CloudFacts:
    """A cloud as planning needs it. `zones` holds, by region, zones that are safe to start with.

    `region_key` is the Pulumi setting of the region, `default_tags_key` that of tags which the
    provider puts on everything, where it does so. `docker_package` is the package of the servers'
    image that holds Docker; `gpu_image_ready` tells that the image for GPUs has Docker, driver and
    container toolkit already. `data_disk_devices` is where a data disk can turn up,
    `machine_check` the form of a machine type, `credentials` how a deployment gets them,
    `registry_inside` what the address of a registry inside the network contains in `{region}`.
    `numbered_zones` tells of zones that are numbers, the same in every region that has some.
    `network_prefix` is the smallest network of which a sixteenth holds a load balancer.
    `registry_login` tells that machines log in to it by an identity of their own.
    `machine_image` and `gpu_machine_image` name the servers' images where the cloud keeps a name
    for the newest. `endpoint_machines` is the catalogue of the cloud's managed endpoints.
    `reserved_names` are the beginnings of names that the cloud keeps for itself, `reserved_words`
    what none of them holds, with or without dashes. Of a type that is named, and in no catalogue,
    `unfit` says why no server can be of it and what to take, and `has_gpu` whether it has GPUs,
    each by its name.
    """

    name: Cloud
    title: str
    terraform: tuple[Provider, ...]
    pulumi: tuple[Provider, ...]
    regions: frozenset[str]
    zones: dict[str, tuple[str, ...]]
    machines: tuple[MachineType, ...]
    region_key: str
    docker_package: str
    credentials: str
    machine_check: Check
    data_disk_devices: tuple[str, ...]
    registry_inside: str
    network_prefix: int = 24
    default_tags_key: str | None = None
    registry_login: bool = False
    machine_image: str = ""
    gpu_machine_image: str = ""
    gpu_image_ready: bool = False
    endpoint_machines: tuple[MachineType, ...] = ()
    numbered_zones: bool = False
    reserved_names: tuple[str, ...] = ()
    reserved_words: tuple[str, ...] = ()
    unfit: Callable[[str], tuple[str, str] | None] | None = None
    has_gpu: Callable[[str], bool] | None = None

    def pulumi_config(self, region: str) -> dict[str, str]:
        """Return the provider settings that a Pulumi project carries."""
        return {self.region_key: region}


def facts(cloud: Cloud) -> CloudFacts:
    """Return what is known of `cloud`; only that cloud's module is loaded."""
    found: CloudFacts = import_module(f"generator.clouds.{cloud}").FACTS
    return found
