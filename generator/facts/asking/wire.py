"""A provider binary that runs, and answers.

Terraform starts a provider with a cookie in its environment; the provider prints where it listens,
and speaks version 5 or 6 of the plugin protocol there. Both versions have the same messages under
different names, apart from what a schema may hold.
"""

import os
import subprocess
from pathlib import Path
from typing import Any, Self

from generator.facts.asking.codec import packed, unpacked

COOKIE = {
    "TF_PLUGIN_MAGIC_COOKIE": "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    "PLUGIN_PROTOCOL_VERSIONS": "5,6",
}
# Message: type, field, number. `*` means many; a map is many entries.
MESSAGES = """
Empty:
Value: bytes msgpack 1
Step: string attribute_name 1
Path: *Step steps 1
Diagnostic: int32 severity 1, string summary 2, string detail 3, Path attribute 4
Object: *Attribute attributes 1, int32 nesting 3
Attribute: string name 1, bytes type 2, bool required 4, bool optional 5, bool computed 6, \
bool sensitive 7, bool deprecated 9, WRITE_ONLY
Nested: string type_name 1, Block block 2, int32 nesting 3, int64 min_items 4, int64 max_items 5
Block: *Attribute attributes 2, *Nested block_types 3, bool deprecated 6
Schema: Block block 2
Entry: string key 1, Schema value 2
Function: string key 1
Schemas: Schema provider 1, *Entry resource_schemas 2, *Entry data_source_schemas 3, \
*Function functions 7, *Entry ephemeral_resource_schemas 8
Configure: string terraform_version 1, Value config 2
Validate: string type_name 1, Value config 2
Judged: *Diagnostic diagnostics 1
Plan: string type_name 1, Value prior_state 2, Value proposed_new_state 3, Value config 4, \
bytes prior_private 5
Planned: Value planned_state 1, *Path requires_replace 2, bytes planned_private 3, \
*Diagnostic diagnostics 4
"""
WRITE_ONLY = {5: "bool write_only 10", 6: "Object nested_type 10, bool write_only 11"}
# What a call is named in versions 5 and 6, what it sends, and what comes back.
CALLS = {
    "schemas": ("GetSchema", "GetProviderSchema", "Empty", "Schemas"),
    "configure": ("Configure", "ConfigureProvider", "Configure", "Judged"),
    "validate": ("ValidateResourceTypeConfig", "ValidateResourceConfig", "Validate", "Judged"),
    "validate_data": (
        "ValidateDataSourceConfig",
        "ValidateDataResourceConfig",
        "Validate",
        "Judged",
    ),
    "plan": ("PlanResourceChange", "PlanResourceChange", "Plan", "Planned"),
}
BIGGEST = 1 << 29
PATIENCE = 20  # seconds; a provider that thinks longer is taken to hang
ERROR = 1


class Silent(Exception):  # noqa: N818 (what happened, not what to do about it)
    """The provider crashed or hung instead of answering; it was started again."""


class Complaint(tuple[str, str]):
    """What the provider finds wrong: the path without indices, and its words."""

    __slots__ = ()


def messages(version: int) -> dict[str, Any]:
    """Make the classes of the messages of a version of the protocol."""
    from google.protobuf import (  # type: ignore[import-untyped]
        descriptor_pb2,
        descriptor_pool,
        message_factory,
    )

    field_of = descriptor_pb2.FieldDescriptorProto
    package = f"asking{version}"
    file = descriptor_pb2.FileDescriptorProto(
        name=f"{package}.proto", package=package, syntax="proto3"
    )
    for line in MESSAGES.replace("WRITE_ONLY", WRITE_ONLY[version]).strip().splitlines():
        name, _, fields = line.partition(":")
        message = file.message_type.add(name=name)
        for said in filter(None, fields.strip().split(", ")):
            kind, field, number = said.split(" ")
            many = kind.startswith("*")
            kind = kind.lstrip("*")
            made = message.field.add(name=field, number=int(number))
            made.label = field_of.LABEL_REPEATED if many else field_of.LABEL_OPTIONAL
            if kind[0].isupper():
                made.type = field_of.TYPE_MESSAGE
                made.type_name = f".{package}.{kind}"
            else:
                made.type = getattr(field_of, f"TYPE_{kind.upper()}")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        message.name: message_factory.GetMessageClass(
            pool.FindMessageTypeByName(f"{package}.{message.name}")
        )
        for message in file.message_type
    }


class Provider:
    """A provider binary; `config` is what its provider block holds.

    Use it in a `with` statement. Raises `Silent` where a call is not answered.
    """

    def __init__(self, binary: Path, config: dict[str, Any]) -> None:
        self.binary = binary
        self.config = config
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the provider."""
        if self.process is not None:
            self.channel.close()
            self.process.kill()
            self.process.communicate()
            self.process = None

    def start(self) -> None:
        """Start the provider, and configure it if it was before."""
        import grpc  # type: ignore[import-untyped]

        self.stop()
        self.process = subprocess.Popen(  # noqa: S603 (the maintainer names the binary)
            [self.binary],
            env={**os.environ, **COOKIE},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None  # noqa: S101 (it was asked for)
        said = self.process.stdout.readline().strip().split("|")
        if len(said) < 4:  # noqa: PLR2004 (protocol, version, network, address)
            self.process.kill()
            raise ValueError(f"{self.binary} is not a provider: it does not say where it listens")
        self.version = int(said[1])
        limit = [("grpc.max_receive_message_length", BIGGEST)]
        self.channel = grpc.insecure_channel(f"{said[2]}:{said[3]}", options=limit)
        self.messages = messages(self.version)
        self.failure = grpc.RpcError
        self.calls = {name: self.method(*one) for name, one in CALLS.items()}
        if hasattr(self, "block"):
            self.configure(self.block)

    def method(self, fifth: str, sixth: str, sent: str, received: str) -> Any:
        """Make a function of a call."""
        name = fifth if self.version == 5 else sixth  # noqa: PLR2004 (the older protocol)
        return self.channel.unary_unary(
            f"/tfplugin{self.version}.Provider/{name}",
            request_serializer=self.messages[sent].SerializeToString,
            response_deserializer=self.messages[received].FromString,
        )

    def call(self, name: str, **given: Any) -> Any:
        """Call, and take a provider that does not answer for crashed."""
        request = self.messages[CALLS[name][2]](**given)
        try:
            return self.calls[name](request, timeout=PATIENCE, wait_for_ready=True)
        except self.failure as problem:
            self.start()
            raise Silent(name) from problem

    def value(self, value: Any) -> Any:
        """Wrap a value for a message."""
        return self.messages["Value"](msgpack=packed(value))

    def schemas(self) -> Any:
        """Ask for all schemas: the message, see `generator.facts.asking.schemas`."""
        return self.call("schemas")

    def configure(self, block: dict[str, Any]) -> None:
        """Configure the provider; `block` is the schema of its provider block, as JSON."""
        from generator.facts.asking.configurations import empty

        self.block = block
        config = {**empty(block), **self.config}
        said = self.call("configure", terraform_version="1.11.4", config=self.value(config))
        if found := complaints(said):
            raise ValueError(f"{self.binary} does not take its configuration: {found[0][1]}")

    def validate(self, type_: str, config: Any, *, data: bool = False) -> list[Complaint]:
        """Ask what is wrong with the configuration of a resource, or of a data source."""
        name = "validate_data" if data else "validate"
        return complaints(self.call(name, type_name=type_, config=self.value(config)))

    def plan(
        self, type_: str, *, prior: Any, proposed: Any, config: Any, private: bytes = b""
    ) -> "Planned":
        """Ask what a change would do."""
        said = self.call(
            "plan",
            type_name=type_,
            prior_state=self.value(prior),
            proposed_new_state=self.value(proposed),
            config=self.value(config),
            prior_private=private,
        )
        return Planned(said)


class Planned:
    """The answer to a plan: the state, what must be replaced for, and what is wrong."""

    def __init__(self, said: Any) -> None:
        self.said = said
        self.complaints = complaints(said)
        self.replaces = {dotted(path) for path in said.requires_replace}
        self.private: bytes = said.planned_private

    def state(self) -> Any:
        """Give the planned state."""
        return unpacked(self.said.planned_state.msgpack)


def complaints(said: Any) -> list[Complaint]:
    """Give the errors of an answer."""
    return [
        Complaint((dotted(one.attribute), f"{one.summary}: {one.detail}".removesuffix(": ")))
        for one in said.diagnostics
        if one.severity == ERROR
    ]


def dotted(path: Any) -> str:
    """Write a path without its indices."""
    return ".".join(step.attribute_name for step in path.steps if step.attribute_name)
