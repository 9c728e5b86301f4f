"""A small model with every kind of field: each message has a case that needs no blueprint."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.spec.checks import Refused
from generator.spec.shared import (
    Cidr,
    ClientCidr,
    Email,
    Frozen,
    Hostname,
    HttpPath,
    ImageReference,
    Name,
    Origin,
    Percent,
    Port,
    Tags,
    Text,
)
from generator.spec.source import read_source
from generator.spec.validation import validate


class Machine(Frozen):
    """Two fields that belong together."""

    vcpus: Annotated[int, Field(ge=1, le=256)]
    memory_gib: Annotated[int, Field(ge=1)]


class Servers(Frozen):
    """Numbers, a switch, a list and an object, and a rule that spans two of them."""

    count: Annotated[int, Field(ge=1, le=50)] = 3
    public: bool = False
    zones: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    machine: Machine | None = None

    @model_validator(mode="after")
    def enough(self) -> "Servers":
        """Refuse fewer servers than zones."""
        if self.zones and self.count < len(self.zones):
            raise Refused("fewer servers than zones", "add servers", ("count",), code="GEN301")
        return self


class Network(Frozen):
    """A range."""

    cidr: Cidr = "10.40.0.0/16"


class Bucket(Frozen):
    """One branch of a plain union."""

    bucket: str
    prefix: str = ""


class Url(Frozen):
    """Another branch of it."""

    url: str
    timeout: int = 1


class Key(Frozen):
    """One branch of a union that a field decides."""

    kind: Literal["key"]


class Token(Frozen):
    """Another branch of it."""

    kind: Literal["token"]
    header: str = "Authorization"
    issuer: str = ""


class Small(Frozen):
    """The spec of a system that nobody needs."""

    schema_: Annotated[str | None, Field(alias="$schema")] = None
    blueprint: Literal["small"]
    name: Name
    description: Text = "none"
    servers: Servers = Servers()
    network: Network = Network()
    port: Port = 8000
    weight: Percent = 100
    mode: Literal["spread", "packed", "none"] = "spread"
    source: Bucket | Url | None = None
    size: Literal["auto", "small"] | int = "auto"
    auth: Annotated[Key | Token, Field(discriminator="kind")] | None = None
    clients: tuple[ClientCidr, ...] = ()
    host: Hostname | None = None
    image: ImageReference | None = None
    health_path: HttpPath = "/health"
    origins: Annotated[tuple[Origin, ...], Field(max_length=3)] = ()
    email: Email | None = None
    tags: Tags = Field(default_factory=dict)

    @model_validator(mode="after")
    def weighty(self) -> "Small":
        """Raise in the two other ways that a validator may."""
        if self.mode == "none":
            raise PydanticCustomError("gen", "no mode at all", {"hint": "choose one"})
        if self.weight == 1:
            raise ValueError("a weight of one")
        return self


def load(path: Path | str) -> Small:
    """Read the spec at `path`, as the real loader does with a blueprint's model."""
    return validate(read_source(path), Small)
