"""parallel-serving: a fixed number of model servers in several zones, behind one way in."""

from typing import Annotated, Literal

from pydantic import Field

from generator.spec.parts import (
    AzureServers,
    CloudChoice,
    DataDisk,
    LoadBalancer,
    Machine,
    Network,
    Runtime,
    Spec,
    Zoned,
)
from generator.spec.shared import Frozen

AcmCertificate = Annotated[
    str,
    Field(
        pattern=r"^arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]{36}$",
        examples=[
            "arn:aws:acm:us-west-2:111122223333:certificate/00000000-0000-0000-0000-000000000000"
        ],
    ),
]


class Servers(Frozen):
    """The machines: how many, which, and whether they carry a data disk."""

    count: Annotated[int, Field(ge=1, le=50)] = 3
    machine: Machine = Machine(vcpus=4, memory_gib=16)
    data_disk: DataDisk | None = None


class Alibaba(Zoned):
    """On Alibaba Cloud; `certificate` is a certificate of Certificate Management Service."""

    certificate: (
        Annotated[str, Field(pattern=r"^[0-9]+-[a-z0-9-]+$", examples=["12345678-cn-hangzhou"])]
        | None
    ) = None


class Aws(Zoned):
    """On AWS; `certificate` is the ARN of a certificate of Certificate Manager in the region."""

    certificate: AcmCertificate | None = None


class Azure(AzureServers):
    """On Azure; `certificate` is the full ID of a certificate in a Key Vault.

    `registry` is the Container Registry that holds the image, if it is one of Azure.
    `encryption_at_host` takes that the subscription has that feature registered.
    `ssh_public_key` is the administrator's, whom no port admits; left out, it is said when the
    project is deployed.
    """


class Clouds(CloudChoice):
    """The clouds to build on."""

    alibaba: Alibaba | None = None
    aws: Aws | None = None
    azure: Azure | None = None


class ParallelServing(Spec):
    """Model servers in parallel behind one load balancer."""

    blueprint: Literal["parallel-serving"]
    clouds: Clouds
    runtime: Runtime
    servers: Servers = Servers()
    network: Network = Network()
    load_balancer: LoadBalancer = LoadBalancer()
