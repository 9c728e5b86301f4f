"""Decisions that several blueprints share."""

from collections.abc import Mapping
from typing import Any

from generator.clouds import CloudFacts, MachineType
from generator.components.load_balancer import LoadBalancer
from generator.components.network import Network
from generator.components.runtime import Runtime
from generator.errors import Place, Problem, SpecError
from generator.project import Check, Component, Step, Variable

ANYWHERE = "0.0.0.0/0"

# What servers on AWS call to start and to be looked after; images' layers come from S3. Agents of
# sessions need no ec2messages since version 3.3.40, and regions opened since 2024 have none.
SERVICES_INSIDE = ("ecr.api", "ecr.dkr", "logs", "ssm", "ssmmessages")


def about(spec: Any, facts: CloudFacts, region: str, *, builds: str) -> dict[str, Any]:
    """Return what every plan says alike: its names, where it is built, and with which providers.

    Raises SpecError for a name that the cloud keeps for itself.
    """
    refuse_reserved(spec.name, facts)
    return {
        "name": spec.name,
        "blueprint": spec.blueprint,
        "title": f"{spec.name}: {builds} on {facts.title}",
        "cloud": facts.name,
        "region": region,
        "tags": spec.tags,
        "providers": {"terraform": facts.terraform, "pulumi": facts.pulumi},
        "pulumi_config": facts.pulumi_config(region),
    }


def refuse_reserved(name: str, facts: CloudFacts) -> None:
    """Refuse a name that some service of the cloud would, once half of the system is there."""
    found = [f"begin with `{start}`" for start in facts.reserved_names if name.startswith(start)]
    bare = name.replace("-", "")
    found += [f"have `{word}` in them" for word in facts.reserved_words if word in bare]
    if found:
        raise SpecError(
            [
                Problem(
                    code="GEN405",
                    message=f"{facts.title} keeps names that {found[0]} for itself",
                    hint="name it by what the system does",
                    path=("name",),
                )
            ]
        )


def deployed_name(spec: Any) -> str:
    """Return the name of what is deployed first: that of the first environment, if there is one."""
    first = next(iter(spec.environments), None)
    return f"{spec.name}-{first}" if first else str(spec.name)


def name_variable(name: str, *, longest: int, reason: str, shortest: int = 2) -> Variable:
    """Declare the prefix of all names, of `longest` characters at most for the `reason`."""
    return Variable(
        name="name",
        type="string",
        default=name,
        description="Prefix of every resource's name.",
        check=Check(
            kind="pattern",
            # A load balancer, for one, takes no dash at the end of its name.
            args={
                "pattern": f"^[a-z][a-z0-9-]{{{shortest - 2},{longest - 2}}}[a-z0-9]$",
                "longest": longest,
            },
            message=f"{shortest} to {longest} of a-z, 0-9 and - between, a letter first: {reason}.",
        ),
    )


NEW_ZONE_WITH_ID = Problem(
    code="GEN307",
    message="a zone that has an ID is not created",
    hint="leave create_zone out, or the ID",
    path=("domain", "create_zone"),
    also=(
        Place(path=("clouds", "aws", "hosted_zone_id")),
        Place(path=("clouds", "azure", "dns_zone_id")),
    ),
)

PROTECTION = Variable(
    name="deletion_protection",
    type="bool",
    default=True,
    description="Whether the servers and the load balancer refuse to be deleted.",
)


def gpu_quota(region: str, machine: MachineType) -> tuple[Step, ...]:
    """Say how to see whether an account of AWS may run machines with GPUs at all."""
    if not machine.gpus:
        return ()
    return (
        Step(
            text="Accounts often have a quota of no vCPUs for machines with GPUs, until more is "
            "asked for. What each family has, and how to ask:",
            commands=(
                (
                    f"aws service-quotas list-service-quotas --region {region} --service-code ec2 "
                    "--query \"Quotas[?starts_with(QuotaName, 'Running On-Demand')]"
                    '.[QuotaName, QuotaCode, Value]" --output table'
                ),
                (
                    f"aws service-quotas request-service-quota-increase --region {region} "
                    "--service-code ec2 --quota-code CODE --desired-value VCPUS"
                ),
            ),
        ),
    )


def zone_of(host: str) -> str:
    """Return the DNS zone that a host is in unless another is named: nobody has one such as com."""
    parent = host.partition(".")[2]
    return parent if "." in parent else host


def session(region: str) -> Step:
    """Tell how to look at a server of AWS, which has no SSH."""
    return Step(
        text="There is no SSH. A session on a server, and in it what the container prints:",
        commands=(
            f"aws ssm start-session --region {region} --target INSTANCE_ID",
            "sudo journalctl --unit model-server --follow",
        ),
    )


def variables(components: Mapping[str, Component]) -> tuple[Variable, ...]:
    """Gather what a team tunes of all `components`; not every one has something."""
    return tuple(
        variable for part in components.values() for variable in getattr(part, "variables", ())
    )


def runtime(spec: Any, machine: MachineType, cloud: CloudFacts) -> Runtime:
    """Return the model server as the spec says it, with the machine's GPU if it has one."""
    gpu = machine.gpus > 0
    ready = gpu and cloud.gpu_image_ready
    registry = login_registry(spec.image) if cloud.registry_login else None
    return Runtime(
        image=spec.image,
        port=spec.port,
        health_path=spec.health_path,
        args=spec.args,
        gpu=gpu,
        packages=(
            *(() if ready else (cloud.docker_package,)),
            *(("ubuntu-drivers-common",) if gpu and not ready else ()),
        ),
        installs_driver=gpu and not ready,
        login_registry=registry,
    )


def login_registry(image: str) -> str | None:
    """Return the private ECR registry of `image`, which asks who pulls; None for others."""
    host = image.partition("/")[0]
    return host if ".dkr.ecr." in host else None


def network(spec: Any, zones: tuple[str, ...], cloud: CloudFacts) -> Network:
    """Return the network of `zones`; raises SpecError for one that is too small for `cloud`."""
    if int(spec.cidr.partition("/")[2]) > cloud.network_prefix:
        raise SpecError(
            [
                Problem(
                    code="GEN410",
                    message=f"{spec.cidr} is too small for subnets that {cloud.title} takes",
                    hint=f"a network has a prefix length up to {cloud.network_prefix}, "
                    "as in 10.40.0.0/16",
                    path=("network", "cidr"),
                )
            ]
        )
    return Network(cidr=spec.cidr, zones=zones, nat=spec.nat, max_prefix=cloud.network_prefix)


def refuse_many_clients(clients: tuple[str, ...], *, ports: int, other_rules: int = 0) -> None:
    """Refuse more callers than a security group of AWS has rules for, which is 60 by default."""
    most = (60 - other_rules) // ports
    if len(clients) > most:
        raise SpecError(
            [
                Problem(
                    code="GEN406",
                    message=f"AWS takes {most} ranges of callers, and {len(clients)} are named",
                    hint="name fewer, larger ranges",
                    path=("load_balancer", "clients"),
                )
            ]
        )


def load_balancer(spec: Any, *, certificate: str | None) -> LoadBalancer:
    """Return the load balancer; raises SpecError where plain HTTP would be open to everybody."""
    if spec.clients is None and certificate is None:
        raise SpecError(
            [
                Problem(
                    code="GEN308",
                    message="plain HTTP needs to be told who may call it",
                    hint='name the clients, as in "clients": ["203.0.113.0/24"], or a certificate',
                    path=("load_balancer", "clients"),
                )
            ]
        )
    return LoadBalancer(clients=spec.clients or (ANYWHERE,), certificate=certificate)


def refuse_closed_network(cloud: CloudFacts, region: str, image: str, *, gpu: bool) -> None:
    """Refuse a network without NAT whose servers could then not fetch what they need to start."""
    problems = []
    registry = cloud.registry_inside.format(region=region)
    if registry not in image:
        problems.append(
            Problem(
                code="GEN409",
                message="without NAT the servers cannot fetch this image",
                hint="take one from a registry inside the network, whose name holds "
                f'`{registry}`, or use "nat": "one"',
                path=("runtime", "image"),
                also=(Place(path=("network", "nat")),),
            )
        )
    if gpu and not cloud.gpu_image_ready:
        problems.append(
            Problem(
                code="GEN409",
                message=f"without NAT the servers cannot fetch the GPU driver on {cloud.title}",
                hint='use "nat": "one"',
                path=("network", "nat"),
            )
        )
    if problems:
        raise SpecError(problems)
