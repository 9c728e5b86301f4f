"""The packs by the names of types: every version's facts, found once."""

import json
from functools import lru_cache
from typing import Any

from generator.facts.model import ResourceFacts
from generator.facts.pack import Kind, pack


def provider_of(type_: str) -> str:
    """Tell which provider a type belongs to, by the first word of its name."""
    return type_.partition("_")[0]


def versions(provider: str) -> tuple[str, ...]:
    """List the versions whose facts there are, oldest first; empty for an unknown provider."""
    opened = pack(provider)
    return () if opened is None else opened.versions


def sources() -> tuple[dict[str, object], ...]:
    """Tell what the packs hold: provider, versions and the day the facts were taken."""
    sdks = ("sdk-alicloud", "sdk-aws", "sdk-azure-native")
    names_ = ("alicloud", "aws", "azapi", "azurerm", "arm", "pulumi-alicloud", *sdks)
    opened = [pack(name) for name in names_]
    return tuple(
        {"provider": one.provider, "versions": one.versions, "date": one.date}
        for one in opened
        if one is not None
    )


@lru_cache(maxsize=2048)
def type_facts(provider: str, kind: Kind, type_: str) -> tuple[ResourceFacts | None, ...] | None:
    """Look up a type in all versions of its provider, in the order of `versions`.

    None when no version has it, or when there are no facts of the provider at all.
    """
    told = told_of(provider, kind, type_)
    if told is None:
        return None
    entries, table = told
    return tuple(
        None if entry is None else ResourceFacts(provider, version, type_, entry, table)
        for version, entry in zip(versions(provider), entries, strict=True)
    )


@lru_cache(maxsize=2048)
def told_of(provider: str, kind: Kind, type_: str) -> tuple[list[Any], list[Any]] | None:
    """Read the entries of a type, one per version, and the table of blocks that they number."""
    opened = pack(provider)
    said = None if opened is None else opened.chunk(f"{kind} {type_}")
    if said is None:
        return None
    first, *table = said.split("\n")
    return json.loads(first), table


def resource(provider: str, version: str, type_: str) -> ResourceFacts | None:
    """Look up a resource type: `resource("aws", "5.100.0", "aws_lb")`."""
    return at_version(provider, version, type_facts(provider, "resource", type_))


def data_source(provider: str, version: str, type_: str) -> ResourceFacts | None:
    """Look up a data source type."""
    return at_version(provider, version, type_facts(provider, "data", type_))


def at_version(
    provider: str, version: str, facts: tuple[ResourceFacts | None, ...] | None
) -> ResourceFacts | None:
    """Pick one version's facts."""
    if facts is None or version not in versions(provider):
        return None
    return facts[versions(provider).index(version)]


def names(provider: str, kind: Kind) -> tuple[str, ...]:
    """List every type of a kind."""
    opened = pack(provider)
    return () if opened is None else opened.keys(kind)


@lru_cache(maxsize=64)
def arm_body(type_: str) -> dict[str, Any] | None:
    """Look up the writable properties of an ARM type, `Namespace/type@api-version`."""
    opened = pack("arm")
    return None if opened is None else whole(opened.chunk(f"body {type_}"))


def whole(chunk: str | None) -> dict[str, Any] | None:
    """Decode a chunk that is one object."""
    return None if chunk is None else json.loads(chunk)


def pulumi_resource(type_: str, kind: Kind = "resource") -> dict[str, Any] | None:
    """Look up the Pulumi `token` of a Terraform type, and its `single_blocks` where it has any."""
    opened = pack(f"pulumi-{provider_of(type_)}")
    return None if opened is None else whole(opened.chunk(f"{kind} {type_}"))


def pulumi_renames(provider: str, token: str) -> dict[str, str]:
    """Look up the properties of a Pulumi token whose names are not the plain camelCase."""
    opened = pack(f"pulumi-{provider}")
    return (whole(opened.chunk(f"renamed {token}")) if opened else None) or {}


def addresses(provider: str) -> tuple[str, ...]:
    """List the registry addresses that mean the provider of a pack."""
    opened = pack(provider)
    if opened is None:
        return ()
    # Before it moved to its maker's namespace, alicloud was published by HashiCorp.
    return (opened.provider, f"hashicorp/{provider}")
