"""Decisions that several blueprints share on Azure."""

from typing import Any

from generator.blueprints import parts
from generator.blueprints.azure_services import register
from generator.clouds import CloudFacts, MachineType, placement
from generator.clouds.azure import virtual_gpu
from generator.clouds.azure_sizes import untrusted
from generator.components.identity import RegistryIdentity
from generator.components.network import Network
from generator.components.runtime import Runtime
from generator.errors import Place, Problem, SpecError
from generator.project import Component, Step, Variable
from generator.record import replace

_IDENTITIES = "Microsoft.ManagedIdentity"
_SERVICES = ("Microsoft.Compute", _IDENTITIES, "Microsoft.Network")

# Of a name in DNS that Azure gives an address: azurerm's schema of a public one.
_SHORTEST = 3

# A module of the kernel is built for the GRID driver, at each new kernel again.
_GRID_PACKAGES = ("build-essential", "dkms", "linux-headers-azure")


def name(given: str, *, reason: str) -> Variable:
    """Declare the prefix of all names, and of an address; raises SpecError if it is too short."""
    if len(given) < _SHORTEST:
        raise SpecError(
            [
                Problem(
                    code="GEN406",
                    message="on Azure the address of the load balancer begins with the name, and "
                    f"takes {_SHORTEST} characters of it or more",
                    hint=f'for example "{given}-api"',
                    path=("name",),
                )
            ]
        )
    return parts.name_variable(given, shortest=_SHORTEST, longest=24, reason=reason)


def services(*others: str, identified: bool = True) -> tuple[str, ...]:
    """Name the services of servers and of what stands before them, and `others`.

    `identified` tells whether something has an identity of its own.
    """
    used = (*_SERVICES, *others)
    return tuple(sorted(one for one in used if identified or one != _IDENTITIES))


def machine(
    facts: CloudFacts, wish: Any, *, path: tuple[str, ...], trusted: bool = False
) -> MachineType:
    """Choose the machine type; raises SpecError for one that no server can have.

    `trusted` asks for one that starts by Trusted Launch.
    """
    fault = untrusted(wish.type) if wish.type and trusted else None
    if fault is None:
        return placement.machine(facts, wish, path=path)
    message, hint = fault
    raise SpecError([Problem(code="GEN403", message=message, hint=hint, path=(*path, "type"))])


def runtime(spec: Any, machine: MachineType, facts: CloudFacts) -> Runtime:
    """Take the model server as the spec says it, with the driver that the machine's GPU takes."""
    usual = replace(parts.runtime(spec, machine, facts), token_registry=_registry(spec.image))
    if not virtual_gpu(machine):
        return usual
    return replace(usual, virtual_gpu=True, packages=(facts.docker_package, *_GRID_PACKAGES))


def _registry(image: str) -> str | None:
    """Return the Container Registry of `image`; None for a registry of somebody else."""
    host = image.partition("/")[0]
    return host if host.endswith(".azurecr.io") else None


def identity(image: str, registry: str | None) -> dict[str, Component]:
    """Plan what servers need to fetch `image`; raises SpecError where a right would be missing."""
    host = _registry(image)
    problem = None
    if host and registry is None:
        problem = Problem(
            code="GEN407",
            message=f"servers need the right to fetch from {host}",
            hint='name that registry by its full ID, as in "registry": "/subscriptions/..."',
            path=("clouds", "azure", "registry"),
            also=(Place(path=("runtime", "image")),),
        )
    elif registry and host != f"{registry.rpartition('/')[2].lower()}.azurecr.io":
        problem = Problem(
            code="GEN407",
            message="the image comes from another registry than this",
            hint="leave the registry out" if host is None else f"name {host}",
            path=("clouds", "azure", "registry"),
            also=(Place(path=("runtime", "image")),),
        )
    if problem:
        raise SpecError([problem])
    return {"identity": RegistryIdentity(registry=registry)} if registry else {}


def network(spec: Any, zones: tuple[str, ...]) -> Network:
    """Plan the network of `zones`; raises SpecError where servers would have no way out."""
    if spec.nat == "none":
        raise SpecError(
            [
                Problem(
                    code="GEN409",
                    message="without NAT the servers cannot fetch Docker: on Azure the packages of "
                    "Ubuntu are on the internet",
                    hint='use "nat": "one"',
                    path=("network", "nat"),
                )
            ]
        )
    return Network(cidr=spec.cidr, zones=zones, nat=spec.nat, zonal=False)


def deploy(
    used: tuple[str, ...], *, encryption_at_host: bool, certificate: bool
) -> tuple[Step, ...]:
    """Say what to know before the first deployment, which uses these services."""
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
        "read that one secret. A right takes up to ten minutes until it holds: where the first "
        "deployment stops at the load balancer, deploy again.",
    )
    return (
        Step(
            text="Whoever deploys has to be Owner of the subscription, or Contributor and User "
            "Access Administrator: locks and roles take that. The quota for the machine type is "
            "often zero for GPUs until it is asked for. A key for the administrator, who can be "
            "reached by nobody, is made with:",
            commands=("ssh-keygen -t ed25519 -f admin_key",),
        ),
        Step(
            text="The subscription must know the services in use. Terraform registers them; for "
            "Pulumi it is done once:",
            commands=(register(used),),
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
