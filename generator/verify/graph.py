"""The resources of a project and how they refer to each other, the same form for both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.project import Engine


class Resource(NamedTuple):
    """One resource or data source as it stands in the text.

    `address` is unique: Terraform's own address (`module.net.aws_subnet.public`), or for Pulumi
    module and variable (`network.public_subnets`); a Pulumi resource without a variable is called
    by its class and name. `type` is the Terraform type or the Pulumi class
    (`aws.ec2.Subnet`); `name` the last label or the Pulumi name as written, with `{…}` where it is
    computed. `repeats` tells what makes several of it: `count`, `for_each`, `loop`, `call` (a
    function that makes it) or nothing; `condition` whether it may not be made at all.
    """

    address: str
    type: str
    name: str
    kind: str
    file: str
    line: int
    repeats: str = ""
    condition: bool = False


class Edge(NamedTuple):
    """`source` refers to `target` in `argument`, directly or through names in between."""

    source: str
    target: str
    argument: str


class Graph(NamedTuple):
    """All resources in the order of the text, and the edges in the order of their sources."""

    resources: tuple[Resource, ...]
    edges: tuple[Edge, ...]

    def resource(self, address: str) -> Resource | None:
        """Look up a resource."""
        return next((one for one in self.resources if one.address == address), None)

    def targets(self, address: str) -> tuple[str, ...]:
        """List what a resource refers to, each once."""
        return tuple(dict.fromkeys(edge.target for edge in self.edges if edge.source == address))


def graph(files: Mapping[str, str], *, engine: Engine) -> Graph:
    """Read a project given as path -> text; files that cannot be read are left out."""
    if engine == "terraform":
        from generator.verify.terraform.graph import build
    else:
        from generator.verify.pulumi.graph import build
    return build(files)
