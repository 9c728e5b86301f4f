"""Bodies of azapi resources against the Azure resource type and API version that they name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator import facts
from generator.hcl import Block, Call, Choice, Expression, Items, Pairs, Value
from generator.verify.finding import Note, nearest
from generator.verify.terraform.body_ids import body_ids
from generator.verify.terraform.shapes import shape

JUDGED = frozenset({"azapi_resource", "azapi_update_resource", "azapi_data_plane_resource"})
# What the resource sets by arguments of its own.
OUTSIDE = frozenset({"name", "location", "tags", "identity", "parent_id"})
KINDS = {"string": "s", "integer": "n", "number": "n", "boolean": "b"}
CALLED = {"s": "a string", "n": "a number", "b": "a bool", "l": "a list", "o": "an object"}


@lru_cache(maxsize=4096)
def bodies(block: Block) -> tuple[Note, ...]:
    """Judge the `body` of an azapi resource, and the IDs in it."""
    if not block.labels or block.labels[0] not in JUDGED:
        return ()
    return (*fitting(block), *body_ids(block))


def fitting(block: Block) -> tuple[Note, ...]:
    """Judge a `body` by what is known of its type; types without facts are left alone."""
    attributes = block.body.attributes
    type_, body = attributes.get("type"), attributes.get("body")
    off = attributes.get("schema_validation_enabled")
    if off is not None and isinstance(off.value, Value) and off.value.value is False:
        return ()
    if type_ is None or not isinstance(type_.value, Value):
        return ()
    known = facts.arm_body(str(type_.value.value))
    if known is None:
        return ()
    partial = block.labels[0] == "azapi_update_resource"
    value = body.value if body is not None else Pairs(block.pos, ())
    if isinstance(value, Call) and value.name == "jsonencode" and value.args:
        value = value.args[0]
    inside = {name: {**said, "required": said.get("required") and name not in OUTSIDE}
              for name, said in known.items()}  # fmt: skip
    return tuple(judge(value, {"object": inside}, "", partial=partial))


def judge(value: Expression, said: dict[str, Any], path: str, *, partial: bool) -> Iterator[Note]:
    """Judge one value by what the API says of it; `partial` asks for nothing that is missing."""
    if isinstance(value, Choice):
        yield from judge(value.yes, said, path, partial=partial)
        yield from judge(value.no, said, path, partial=partial)
        return
    have = shape(value)
    want = expected(said)
    if have and want and have != want and not (have == "n" and want == "s"):
        yield Note("arm-body", value.pos, f"`{path}` must be {CALLED[want]}, not {CALLED[have]}")
    elif isinstance(value, Pairs):
        yield from pairs(value, said, path, partial=partial)
    elif isinstance(value, Items) and "list" in said:
        for item in value.items:
            yield from judge(item, said["list"], f"{path}[]", partial=partial)
    elif isinstance(value, Value) and value.value is not None:
        yield from scalar(value, said, path)


def expected(said: dict[str, Any]) -> str:
    """Tell the kind of value that is wanted; empty when it is open."""
    if "list" in said:
        return "l"
    if "object" in said or "map_of" in said:
        return "o"
    if "enum" in said:
        return "s"
    return KINDS.get(said.get("type", ""), "")


def pairs(value: Pairs, said: dict[str, Any], path: str, *, partial: bool) -> Iterator[Note]:  # noqa: C901 (one case per kind of thing)
    """Judge an object: known names, and those that must be there."""
    given = {str(key.value): (key, one) for key, one in value.pairs if isinstance(key, Value)}
    fields = dict(said.get("object", {}))
    kinds = said.get("variants", {})
    if kinds:
        chosen = given.get(said["discriminator"], (None, None))[1]
        word = chosen.value if isinstance(chosen, Value) else None
        if isinstance(word, str) and word not in kinds and isinstance(chosen, Value):
            choices = ", ".join(f"`{kind}`" for kind in kinds)
            message = f"`{path}.{said['discriminator']}` must be one of {choices}"
            yield Note("arm-body", chosen.pos, message, nearest(word, kinds))
            return
        if chosen is None and not partial:
            yield Note("arm-body", value.pos, f"`{path}` needs `{said['discriminator']}`")
        for kind, variant in kinds.items():
            if word in (kind, None):
                optional = {n: {**f, "required": False} for n, f in variant["object"].items()}
                fields |= variant["object"] if word == kind else optional
    for name, (key, one) in given.items():
        where = f"{path}.{name}" if path else name
        if name in fields:
            yield from judge(one, fields[name], where, partial=partial)
        elif "map_of" in said:
            yield from judge(one, said["map_of"], where, partial=partial)
        elif fields:
            yield Note(
                "arm-body",
                key.pos,
                f"`{path or 'body'}` has no property `{name}`",
                nearest(name, fields),
            )
    if partial or len(given) < len(value.pairs):
        return
    for name, field in fields.items():
        if field.get("required") and name not in given:
            yield Note("arm-body", value.pos, f"`{path or 'body'}` needs `{name}`")


def scalar(value: Value, said: dict[str, Any], path: str) -> Iterator[Note]:
    """Judge a literal."""
    text = str(value.value)
    choices = said.get("enum")
    if choices and text not in choices:
        # Where other strings are allowed too, only a difference in case is surely a slip.
        if "any_of" not in said or text.lower() in {str(one).lower() for one in choices}:
            message = f"`{path}` must be one of {', '.join(f'`{one}`' for one in choices)}"
            yield Note("arm-body", value.pos, message, nearest(text, choices))
        return
    pattern = said.get("pattern")
    if pattern and isinstance(value.value, str) and not re.search(pattern, text):
        yield Note("arm-body", value.pos, f"`{path}` must match `{pattern}`")
    elif isinstance(value.value, str) and len(text) < said.get("minLength", 0):
        yield Note(
            "arm-body", value.pos, f"`{path}` must have {said['minLength']} characters or more"
        )
    elif isinstance(value.value, str) and len(text) > said.get("maxLength", len(text)):
        yield Note(
            "arm-body", value.pos, f"`{path}` must have {said['maxLength']} characters at most"
        )
    elif isinstance(value.value, int | float) and value.value < said.get("minValue", value.value):
        yield Note("arm-body", value.pos, f"`{path}` must be {said['minValue']} or more")
    elif isinstance(value.value, int | float) and value.value > said.get("maxValue", value.value):
        yield Note("arm-body", value.pos, f"`{path}` must be {said['maxValue']} or less")
