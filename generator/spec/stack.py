"""stack: parts of any blueprints in one project, joined by their names.

Each part is what its blueprint's own spec would say, without what the whole stack says once.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.spec.parts import CloudChoice, Network, Spec, Zoned
from generator.spec.shared import Frozen

PartName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*$", max_length=12, examples=["api"])]


class Part(Frozen):
    """One part: its blueprint, and what a spec of that says.

    A part takes region, zones, network, tags and state from the stack. What only it needs to know
    of a cloud sits in its own `clouds`. Two fields join parts: a cdn-caching has
    `{"part": "api"}`, or several parts with their shares of the requests, as its `origin`; servers
    have the inference-cache that they read as their `models`.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    blueprint: Literal[
        "inference-cache",
        "parallel-serving",
        "resilient-network",
        "cdn-caching",
        "managed-endpoint",
    ]


class Aws(Zoned):
    """On AWS."""


class Alibaba(Zoned):
    """On Alibaba Cloud."""


class Azure(Zoned):
    """On Azure."""


class Clouds(CloudChoice):
    """The clouds to build on."""

    aws: Aws | None = None
    alibaba: Alibaba | None = None
    azure: Azure | None = None


class Stack(Spec):
    """Several parts that share one network, one set of tags and one project."""

    blueprint: Literal["stack"]
    clouds: Clouds
    parts: Annotated[dict[PartName, Part], Field(min_length=1, max_length=8)]
    network: Network = Network()
