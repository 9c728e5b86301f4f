"""parallel-serving: a fixed number of model servers, spread over zones, behind one load balancer."""

from typing import Annotated, Literal

from pydantic import Field

from generator.spec.parts import (
    CloudChoice,
    DataDisk,
    Frozen,
    LoadBalancer,
    Machine,
    Network,
    Runtime,
    Spec,
    Zoned,
)


class Servers(Frozen):
    """The machines: how many, which, and whether they carry a data disk."""

    count: Annotated[int, Field(ge=1, le=50)] = 3
    machine: Machine = Machine(vcpus=4, memory_gib=16)
    data_disk: DataDisk | None = None


class Alibaba(Zoned):
    """On Alibaba Cloud; `certificate` is a certificate of Certificate Management Service."""

    certificate: Annotated[str, Field(pattern=r"^[0-9]+-[a-z0-9-]+$")] | None = None


class Clouds(CloudChoice):
    """The clouds to build on."""

    alibaba: Alibaba | None = None


class ParallelServing(Spec):
    """Model servers in parallel behind one load balancer."""

    blueprint: Literal["parallel-serving"]
    clouds: Clouds
    runtime: Runtime
    servers: Servers = Servers()
    network: Network = Network()
    load_balancer: LoadBalancer = LoadBalancer()
