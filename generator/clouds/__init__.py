"""What gen knows of each cloud: regions, zones, machines, and the provider versions proved."""

from importlib import import_module

from generator.project import Check, Cloud, Provider
from generator.record import record


@record(kw_only=False)
class MachineType:
    """One row of a cloud's catalogue; memory in GiB."""

    type: str
    vcpus: int
    memory_gib: int
    gpu: str = ""
    gpus: int = 0


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
    for the newest. `endpoint_machines` is the
    catalogue of the cloud's managed endpoints.
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

    def pulumi_config(self, region: str) -> dict[str, str]:
        """Return the provider settings that a Pulumi project carries."""
        return {self.region_key: region}


def facts(cloud: Cloud) -> CloudFacts:
    """Return what is known of `cloud`; only that cloud's module is loaded."""
    found: CloudFacts = import_module(f"generator.clouds.{cloud}").FACTS
    return found
