"""Schemas as `terraform providers schema -json` writes them, from the message of a provider."""

import json
from typing import Any

Json = dict[str, Any]
MODES = ("invalid", "single", "list", "set", "map", "group")
FLAGS = ("required", "optional", "computed", "sensitive", "deprecated", "write_only")
GROUPS = ("resource_schemas", "data_source_schemas", "ephemeral_resource_schemas")


def provider_schema(said: Any) -> Json:
    """Write everything that a provider has."""
    return {
        "provider": {"block": block(said.provider.block)},
        **{
            group: {
                entry.key: {"block": block(entry.value.block)}
                for entry in sorted(getattr(said, group), key=lambda entry: entry.key)
            }
            for group in GROUPS
        },
        "functions": {name: {} for name in sorted(function.key for function in said.functions)},
    }


def block(said: Any) -> Json:
    """Write a block."""
    written: Json = {}
    if said.attributes:
        written["attributes"] = attributes(said.attributes)
    if said.block_types:
        written["block_types"] = {
            one.type_name: {
                "nesting_mode": MODES[one.nesting],
                "block": block(one.block),
                **{
                    name: getattr(one, name)
                    for name in ("min_items", "max_items")
                    if getattr(one, name)
                },
            }
            for one in sorted(said.block_types, key=lambda one: one.type_name)
        }
    if said.deprecated:
        written["deprecated"] = True
    return written


def attributes(said: Any) -> Json:
    """Write the attributes of a block or an object, in the order of their names."""
    return {one.name: attribute(one) for one in sorted(said, key=lambda one: one.name)}


def attribute(said: Any) -> Json:
    """Write one attribute."""
    written: Json = {}
    # Version 5 of the protocol has no nested types.
    if "nested_type" in said.DESCRIPTOR.fields_by_name and said.HasField("nested_type"):
        written["nested_type"] = {
            "attributes": attributes(said.nested_type.attributes),
            "nesting_mode": MODES[said.nested_type.nesting],
        }
    else:
        written["type"] = json.loads(said.type)
    return written | {name: True for name in FLAGS if getattr(said, name)}
