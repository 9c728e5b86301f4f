"""Decisions that several blueprints share."""

from typing import Any

from generator.clouds import CloudFacts, MachineType
from generator.components.load_balancer import LoadBalancer
from generator.components.network import Network
from generator.components.runtime import Runtime
from generator.errors import Problem, SpecError
from generator.project import Check, Variable

ANYWHERE = "0.0.0.0/0"


def name_variable(name: str, *, longest: int, reason: str) -> Variable:
    """The prefix of every resource's name, at most `longest` characters for the `reason` given."""
    return Variable(
        name="name",
        type="string",
        default=name,
        description="Prefix of every resource's name.",
        check=Check(
            kind="pattern",
            args={"pattern": f"^[a-z][a-z0-9-]{{1,{longest - 1}}}$"},
            message=f"2 to {longest} lowercase letters, digits and hyphens, starting with a letter: {reason}.",
        ),
    )


PROTECTION = Variable(
    name="deletion_protection",
    type="bool",
    default=True,
    description="Whether the servers and the load balancer refuse to be deleted.",
)


def runtime(spec: Any, machine: MachineType) -> Runtime:
    """The model server as the spec says it, with the machine's GPU if it has one."""
    return Runtime(
        image=spec.image,
        port=spec.port,
        health_path=spec.health_path,
        args=spec.args,
        gpu=machine.gpus > 0,
    )


def network(spec: Any, zones: tuple[str, ...]) -> Network:
    """The network of `zones`."""
    return Network(cidr=spec.cidr, zones=zones, nat=spec.nat)


def load_balancer(spec: Any, *, certificate: str | None) -> LoadBalancer:
    """The load balancer; raises SpecError where plain HTTP would be open to everybody unasked."""
    if spec.clients is None and certificate is None:
        raise SpecError(
            [
                Problem(
                    message="plain HTTP needs to be told who may call it",
                    hint='name the clients, as in "clients": ["203.0.113.0/24"], or a certificate',
                    path=("load_balancer", "clients"),
                )
            ]
        )
    return LoadBalancer(clients=spec.clients or (ANYWHERE,), certificate=certificate)


def refuse_closed_network(cloud: CloudFacts, image: str, *, gpu: bool, registry: str) -> None:
    """Refuse a network without NAT whose servers could then not fetch what they need to start.

    `registry` is a part of the address of the cloud's registry inside the network.
    """
    problems = []
    if registry not in image:
        problems.append(
            Problem(
                message="without NAT the servers cannot fetch this image",
                hint=f"take an image from a registry inside the network ({registry}...), or allow NAT",
                path=("runtime", "image"),
            )
        )
    if gpu:
        problems.append(
            Problem(
                message=f"without NAT the servers cannot fetch the GPU driver on {cloud.title}",
                hint='use "nat": "one"',
                path=("network", "nat"),
            )
        )
    if problems:
        raise SpecError(problems)
