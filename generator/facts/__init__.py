"""Provider facts as data: schemas and behaviour of whole providers, without the providers."""

from generator.facts.lookup import (
    addresses,
    arm_body,
    data_source,
    names,
    provider_of,
    pulumi_renames,
    pulumi_resource,
    resource,
    sources,
    type_facts,
    versions,
)
from generator.facts.model import Argument, BlockFacts, NestedBlock, ResourceFacts

__all__ = [
    "Argument",
    "BlockFacts",
    "NestedBlock",
    "ResourceFacts",
    "addresses",
    "arm_body",
    "data_source",
    "names",
    "provider_of",
    "pulumi_renames",
    "pulumi_resource",
    "resource",
    "sources",
    "type_facts",
    "versions",
]
