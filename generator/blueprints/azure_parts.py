"""Decisions that several blueprints share on Azure."""

import re
from typing import Any

from generator.blueprints import parts
from generator.clouds import CloudFacts, MachineType, placement
from generator.clouds.azure import virtual_gpu
from generator.components.network import Network
from generator.components.runtime import Runtime
from generator.errors import Problem, SpecError
from generator.project import Step
from generator.record import replace

SERVICES = ("Microsoft.Compute", "Microsoft.ManagedIdentity", "Microsoft.Network")

# A module of the kernel is built for the GRID driver, at each new kernel again.
_GRID_PACKAGES = ("build-essential", "dkms", "linux-headers-azure")


# Azure ended these in September 2025 and before.
_RETIRED = re.compile(r"Standard_(NC\d+r?s_v[23]|NV\d+s?_v[34]|ND40rs_v2)", re.IGNORECASE)


def machine(facts: CloudFacts, wish: Any, *, path: tuple[str, ...]) -> MachineType:
    """Choose the machine type; raises SpecError for one that is retired, or of another cloud."""
    if wish.type is None or not _RETIRED.fullmatch(wish.type):
        return placement.machine(facts, wish, path=path)
    raise SpecError(
        [
            Problem(
                message=f"Azure has retired `{wish.type}`",
                hint='say {"gpu": "t4"} for a small one, {"gpu": "a100"} for a large one',
                path=(*path, "type"),
            )
        ]
    )


def runtime(spec: Any, machine: MachineType, facts: CloudFacts) -> Runtime:
    """Take the model server as the spec says it, with the driver that the machine's GPU takes."""
    usual = parts.runtime(spec, machine, facts)
    if not virtual_gpu(machine):
        return usual
    return replace(usual, virtual_gpu=True, packages=(facts.docker_package, *_GRID_PACKAGES))


def network(spec: Any, zones: tuple[str, ...]) -> Network:
    """Plan the network of `zones`; raises SpecError where servers would have no way out."""
    if spec.nat == "none":
        raise SpecError(
            [
                Problem(
                    message="without NAT the servers cannot fetch Docker: on Azure the packages of "
                    "Ubuntu are on the internet",
                    hint='use "nat": "one"',
                    path=("network", "nat"),
                )
            ]
        )
    return Network(cidr=spec.cidr, zones=zones, nat=spec.nat, zonal=False)


def unique_name(name: str, region: str) -> str:
    """Make a name that fits a storage account, and that few others have."""
    from hashlib import sha256  # only where no name is given

    mark = sha256(f"{name}/{region}".encode()).hexdigest()[:6]
    return name.replace("-", "")[:18] + mark


def deploy(*, encryption_at_host: bool, certificate: bool) -> tuple[Step, ...]:
    """Say what to know before the first deployment."""
    feature = Step(
        text="Encryption at host is a feature that a subscription enables once, which takes some "
        "minutes (or set encryption_at_host to false: disks stay encrypted, caches and temporary "
        "disks do not):",
        commands=(
            "az feature register --namespace Microsoft.Compute --name EncryptionAtHost",
            "az provider register --namespace Microsoft.Compute",
        ),
    )
    vault = Step(
        text="The vault of the certificate decides by roles (Azure RBAC), not by access policies, "
        "and lets trusted services of Azure past its firewall. The load balancer gets the right to "
        "read that one secret.",
    )
    return (
        Step(
            text="Whoever deploys has to be Owner of the subscription, or Contributor and User "
            "Access Administrator: locks and roles take that. The quota for the machine type is "
            "often zero for GPUs until it is asked for. A key for the administrator, who can be "
            "reached by nobody, is made with:",
            commands=("ssh-keygen -t ed25519 -f admin_key",),
        ),
        *((feature,) if encryption_at_host else ()),
        *((vault,) if certificate else ()),
    )


def run_command(machines: str) -> Step:
    """Say how to look inside a server that has no SSH."""
    command = (
        f"az vm run-command invoke --resource-group <resource_group> --name {machines} "
        '--command-id RunShellScript --scripts "journalctl --unit model-server --lines 50"'
    )
    return Step(
        text="No port of SSH is open. A command on a server runs through Azure, for whoever has "
        "the role for it there:",
        commands=(command,),
    )
