"""The JSON Schema of the parts of a stack, made from those of the blueprints' own specs."""

from __future__ import annotations

import copy
from typing import Any

from generator.spec.part_limits import OF_THE_STACK

Schema = dict[str, Any]

_PLACE = frozenset({"region", "zones"})
_NAME = {"type": "string", "description": "The name of another part.", "examples": ["api"]}


def describe_parts(parts: dict[str, Schema], blueprints: tuple[str, ...]) -> None:
    """Say in `parts`, the definitions of a schema, what each kind of part may hold.

    A part has the fields of its blueprint's spec but those of the whole stack, and may be joined.
    """
    choices = []
    for name in blueprints:
        own = _part(name, parts)
        parts[f"{name}.part"] = own
        said = {"properties": {"blueprint": {"const": name}}, "required": ["blueprint"]}
        choices.append({"if": said, "then": {"$ref": f"#/$defs/{name}.part"}})
    part = parts["Part"]
    part.pop("additionalProperties", None)
    part["allOf"] = choices
    whole = parts["stack"]["properties"]
    overrides = whole["environments"]["additionalProperties"]["properties"]
    overrides["parts"] = {
        "type": "object",
        "description": whole["parts"].get("description", ""),
        "additionalProperties": {"type": "object"},
    }
    for name in [one for one in parts if one.startswith(("Part.", "stack.Part"))]:
        del parts[name]


def _part(name: str, parts: dict[str, Schema]) -> Schema:
    own = copy.deepcopy(parts[name])
    fields = {k: v for k, v in own["properties"].items() if k not in OF_THE_STACK}
    needed = set(own.get("required", ())) - frozenset(OF_THE_STACK) - {"clouds"}
    clouds = copy.deepcopy(parts[f"{name}.Clouds"])
    clouds["description"] = "What only this part has to know of a cloud."
    for cloud, field in clouds["properties"].items():
        for kind in field.get("anyOf", ()):
            if "$ref" in kind:
                kind["$ref"] = _without_place(kind["$ref"], parts)
        clouds["properties"][cloud] = field
    parts[f"{name}.Clouds.part"] = clouds
    fields["clouds"] = {
        "$ref": f"#/$defs/{name}.Clouds.part",
        "description": "What only this part has to know of a cloud.",
    }
    if name == "cdn-caching":
        fields["origin"] = _origin(parts)
        parts["cdn-caching.Alibaba.part"]["properties"]["split"] = {
            "const": "path",
            "description": "How requests are split between two endpoints: not by weight here.",
        }
    if name == "resilient-network":
        fields["models"] = {
            "type": "string",
            "description": "The inference-cache whose models the servers read, by its name.",
            "examples": ["models"],
        }
    return {**own, "properties": fields, "required": sorted(needed)}


def _without_place(reference: str, parts: dict[str, Schema]) -> str:
    name = reference.removeprefix("#/$defs/")
    own = copy.deepcopy(parts[name])
    own["properties"] = {k: v for k, v in own["properties"].items() if k not in _PLACE}
    own["required"] = [one for one in own.get("required", ()) if one not in _PLACE]
    if not own["required"]:
        del own["required"]
    parts[f"{name}.part"] = own
    return f"#/$defs/{name}.part"


def _origin(parts: dict[str, Schema]) -> Schema:
    """Let an origin be another part, or two with their shares of the requests."""
    own = next(name for name in ("cdn-caching.Origin", "Origin") if name in parts)
    joined = copy.deepcopy(parts[own])
    for field in ("host", "bucket"):
        del joined["properties"][field]
    joined["properties"] = {
        "part": _NAME,
        "parts": {
            "type": "object",
            "description": "Two managed endpoints by their names, with shares in percent.",
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 100},
            "minProperties": 2,
            "maxProperties": 2,
            "examples": [{"stable": 90, "canary": 10}],
        },
        **joined["properties"],
    }
    joined["description"] = "What is cached: another part, or two that share the requests."
    parts[f"{own}.part"] = joined
    return {
        "description": "What is cached: a host, a bucket that is created, or another part.",
        "anyOf": [{"$ref": f"#/$defs/{own}"}, {"$ref": f"#/$defs/{own}.part"}],
    }
