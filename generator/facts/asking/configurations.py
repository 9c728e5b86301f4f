"""Configurations and states to ask a provider with.

A path is the name of an argument with those of the blocks around it, `disk.size`. What an argument
is given comes from a `Maker`, so that a provider which is fussy about values can be pleased.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from generator.facts.asking.codec import UNKNOWN, Unknown

Json = dict[str, Any]
# Blocks in blocks in blocks: at some depth they say again what stands above. A provider needs
# seconds for a plan of a type with thousands of arguments, so these are not followed as far.
DEEPEST, SHALLOW = 7, 4
LARGE = 600  # arguments and blocks
SINGLE = ("single", "group")


class Maker:
    """Makes configurations of one type.

    `values` gives two values for a path, which the provider takes; `needs` lists paths of
    optional arguments that it wants all the same.
    """

    def __init__(self, block: Json, deepest: int = DEEPEST) -> None:
        self.block = block
        self.deepest = deepest
        self.values: dict[str, tuple[Any, Any]] = {}
        self.needs: set[str] = set()

    def value(self, path: str, said: Json, number: int = 0) -> Any:
        """Make the first or the second value of an argument or a block."""
        if "nesting_mode" in said:
            return wrapped(said, self.least(said["block"], f"{path}.", number))
        if path in self.values:
            return self.values[path][number]
        if nested := said.get("nested_type"):
            held = {
                name: self.value(f"{path}.{name}", one, number) if one.get("required") else None
                for name, one in nested["attributes"].items()
            }
            return wrapped(nested, held)
        return plain(said["type"], number, path.rpartition(".")[2])

    def least(self, block: Json | None = None, prefix: str = "", number: int = 0) -> Json:
        """Make a block with what it must have."""
        block = self.block if block is None else block
        made = empty(block)
        for name, said in block.get("attributes", {}).items():
            if said.get("required") or prefix + name in self.needs:
                made[name] = self.value(prefix + name, said, number)
        for name, said in block.get("block_types", {}).items():
            if said.get("min_items", 0) > 0 or prefix + name in self.needs:
                made[name] = self.value(prefix + name, said, number)
        return made

    def only(
        self, path: str, leaf: Callable[[str, Json], Any], block: Json | None = None, at: str = ""
    ) -> Json:
        """Make a resource with what it must have and `leaf(path, schema)` at a path."""
        block = self.block if block is None else block
        name, _, rest = path.removeprefix(at).partition(".")
        made = self.least(block, at)
        if name in block.get("attributes", {}):
            made[name] = leaf(path, block["attributes"][name])
            return made
        said = block["block_types"][name]
        if rest:
            made[name] = wrapped(said, self.only(path, leaf, said["block"], f"{at}{name}."))
        else:
            made[name] = leaf(path, said)
        return made

    def everything(self, without: set[str], block: Json | None = None, at: str = "") -> Json:
        """Make a block with all that it may have, less some paths."""
        block = self.block if block is None else block
        made = empty(block)
        for name, said in block.get("attributes", {}).items():
            if settable(at + name, said) and at + name not in without:
                made[name] = self.value(at + name, said)
        for name, said in block.get("block_types", {}).items():
            deep = at.count(".") >= self.deepest - 1
            if at + name not in without and name != "timeouts" and not deep:
                made[name] = wrapped(said, self.everything(without, said["block"], f"{at}{name}."))
        return made


def nothing(_: str, said: Json) -> Any:
    """Make a leaf that is unset."""
    mode = said.get("nesting_mode")
    return None if mode is None or mode in SINGLE else {} if mode == "map" else []


def empty(block: Json) -> Json:
    """Make a block in which nothing is set."""
    return {
        name: nothing("", said)
        for group in ("attributes", "block_types")
        for name, said in block.get(group, {}).items()
    }


def wrapped(said: Json, held: Json) -> Any:
    """Put what a block holds as its nesting wants it."""
    mode = said["nesting_mode"]
    return {"k": held} if mode == "map" else held if mode in SINGLE else [held]


def plain(type_: Any, number: int, name: str = "") -> Any:  # noqa: PLR0911 (one case per kind of type)
    """Make a plain value of a type; the number tells one from another."""
    if type_ == "string" and name in ("region", "region_name"):
        return ("us-west-2", "us-east-1")[number % 2]
    if type_ == "string":
        is_json = "json" in name or ("policy" in name and "_" not in name)
        return json.dumps({"v": number}) if is_json else f"v{number}"
    if type_ == "number":
        return 1 + number
    if type_ == "bool":
        return bool(number % 2)
    if type_ == "dynamic":
        return UNKNOWN
    kind, of = type_
    if kind in ("list", "set"):
        return [plain(of, number, name)]
    if kind == "map":
        return {"k": plain(of, number, name)}
    if kind == "object":
        return {key: plain(one, number, key) for key, one in of.items()}
    return [plain(one, number) for one in of]


def settable(path: str, said: Json) -> bool:
    """Tell whether an argument may be given."""
    return path != "id" and bool(said.get("required") or said.get("optional"))


def paths(block: Json, deepest: int = DEEPEST, at: str = "") -> Iterator[tuple[str, Json]]:
    """List every argument and block with its schema, outer ones first."""
    for name, said in sorted(block.get("attributes", {}).items()):
        if settable(at + name, said):
            yield at + name, said
    for name, said in sorted(block.get("block_types", {}).items()):
        if name != "timeouts":
            yield at + name, said
            if at.count(".") < deepest - 1:
                yield from paths(said["block"], deepest, f"{at}{name}.")


def settled(block: Json, planned: Json, *, blank: bool) -> Json:
    """Make the state that an apply of a planned one leaves.

    What the plan leaves open is made up, or stays unset where `blank`: some providers refuse what
    is made up.
    """
    made: Json = {}
    for name, said in block.get("attributes", {}).items():
        value = planned.get(name)
        if "nested_type" in said:
            made[name] = None if blank or isinstance(value, Unknown) else value
        else:
            made[name] = known(said["type"], value, name, blank=blank)
    for name, said in block.get("block_types", {}).items():
        value = planned.get(name)
        if value is None or isinstance(value, Unknown):
            made[name] = nothing("", said)
        elif said["nesting_mode"] in SINGLE:
            made[name] = settled(said["block"], value, blank=blank)
        elif said["nesting_mode"] == "map":
            made[name] = {k: settled(said["block"], v, blank=blank) for k, v in value.items()}
        else:
            made[name] = [settled(said["block"], one, blank=blank) for one in value]
    return made


def known(type_: Any, value: Any, name: str, *, blank: bool) -> Any:
    """Replace what is unknown in a value."""
    if isinstance(value, Unknown):
        return None if blank or type_ == "dynamic" else plain(type_, 7, name)
    if value is None or isinstance(type_, str):
        return value
    kind, of = type_
    if kind in ("list", "set"):
        return [known(of, one, name, blank=blank) for one in value]
    if kind == "map":
        return {key: known(of, one, name, blank=blank) for key, one in value.items()}
    if kind == "object":
        return {key: known(of[key], one, key, blank=blank) for key, one in value.items()}
    return value


def proposed(block: Json, prior: Json | None, config: Json) -> Json:
    """Make what Terraform proposes: the configuration, and what it leaves to the provider.

    That is unknown where nothing is there yet (`prior` is None), and otherwise as it was.
    """
    made: Json = {}
    for name, said in block.get("attributes", {}).items():
        left = config.get(name) is None and said.get("computed")
        before = UNKNOWN if prior is None else prior.get(name)
        made[name] = before if left else config.get(name)
    for name, said in block.get("block_types", {}).items():
        value = config.get(name)
        before = None if prior is None else prior.get(name)
        mode = said["nesting_mode"]
        if not value or mode == "map":
            made[name] = value
        elif mode in SINGLE:
            inner = None if prior is None else before or {}
            made[name] = proposed(said["block"], inner, value)
        else:
            made[name] = [
                proposed(
                    said["block"],
                    None if prior is None else before[at] if before and at < len(before) else {},
                    one,
                )
                for at, one in enumerate(value)
            ]
    return made
