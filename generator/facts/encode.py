"""How schemas, behaviour and bindings become the blocks of a pack (`generator.facts.pack`)."""

import itertools
import json
from typing import Any

from generator.facts.pack import FLAGS, RELATIONS
from generator.facts.spelling import squash

Json = dict[str, Any]
TYPES = {"string": "s", "number": "n", "bool": "b", "boolean": "b", "dynamic": "d", "any": "d"}
CONTAINERS = {"list": "l", "set": "t", "map": "m"}
MODES = {"list": "l", "set": "t", "map": "m", "single": "1", "group": "1"}
WORDS = (
    "one_of",
    "range",
    "at_least",
    "at_most",
    "length",
    "format",
    "pattern",
    "id_of",
    "default",
    "conflicts_with",
    "exactly_one_of",
    "at_least_one_of",
    "required_with",
    "one_of_arguments",
    "min_items",
    "max_items",
)


class Table:
    """The distinct blocks of one type, over all versions: equal ones are kept once."""

    def __init__(self) -> None:
        self.blocks: list[Any] = []
        self.numbers: dict[str, int] = {}

    def add(self, block: list[Any]) -> int:
        """Give the number of a block."""
        key = json.dumps(block, sort_keys=True)
        if key not in self.numbers:
            self.numbers[key] = len(self.blocks)
            self.blocks.append(block)
        return self.numbers[key]

    def schema_block(self, schema: Json, behaviour: Json, prefix: str = "") -> int:
        """Take in a block as `terraform providers schema` describes it."""
        arguments: Json = {}
        for name, said in sorted(schema.get("attributes", {}).items()):
            arguments[name] = self.attribute(said, behaviour, prefix + name)
        blocks: Json = {}
        for name, said in sorted(schema.get("block_types", {}).items()):
            facts = behaviour.get(prefix + name, {})
            inner = self.schema_block(said["block"], behaviour, f"{prefix}{name}.")
            blocks[name] = [
                inner,
                MODES[said["nesting_mode"]],
                # Some providers demand a block without saying so in its schema.
                said.get("min_items", 0) or int(facts.get("required", False)),
                said.get("max_items", facts.get("max_items", 0)),
                flags({}, facts),
            ]
            if extras := words(facts):
                blocks[name].append(extras)
        return self.add(block_of(arguments, blocks, deprecated=schema.get("deprecated", False)))

    def attribute(self, said: Json, behaviour: Json, path: str) -> list[Any]:
        """Encode one attribute: flags, type, and whatever else is known of it."""
        facts = behaviour.get(path, {})
        if nested := said.get("nested_type"):
            inner = self.schema_block(nested, behaviour, f"{path}.")
            kind: Any = ["N", MODES[nested["nesting_mode"]], inner]
        else:
            kind = type_code(said["type"])
        encoded = [flags(said, facts), kind]
        if extras := words(facts):
            encoded.append(extras)
        return encoded

    def binding_block(self, said: Json, older: Any) -> int:
        """Take in a block known through bindings, which do not tell a block from an attribute.

        They also respell names with digits; `older`, the same block of a version that was asked,
        has the right spelling.
        """
        known: Json = {}
        inner_of: Json = {}
        if older is not None:
            for name, argument in older[0].items():
                known[squash(name)] = name
                if isinstance(argument[1], list) and argument[1][0] == "N":
                    inner_of[name] = self.blocks[argument[1][2]]
            for name, nested in older[1].items():
                known[squash(name)] = name
                inner_of[name] = self.blocks[nested[0]]
        arguments: Json = {}
        blocks: Json = {}
        for told, one in sorted(said.items()):
            name = told if told in known.values() else known.get(squash(told), told)
            required = one.get("required", False)
            if "block" in one:
                single = one["type"] == "object"
                inner = self.binding_block(one["block"], inner_of.get(name))
                blocks[name] = [inner, "e", int(required), int(single), 0]
            else:
                arguments[name] = binding_argument(one, required, older and older[0].get(name))
        return self.add(block_of(arguments, blocks))


def block_of(arguments: Json, blocks: Json, *, deprecated: bool = False) -> list[Any]:
    """Lay out a block, with what a judge would otherwise have to search for."""
    required = [name for name, one in arguments.items() if one[0] & FLAGS["required"]]
    least = [name for name, one in blocks.items() if one[2]]
    related = [
        name
        for table in (arguments, blocks)
        for name, one in table.items()
        if isinstance(one[-1], dict) and not one[-1].keys().isdisjoint(RELATIONS)
    ]
    return [arguments, blocks, int(deprecated), required, least, related]


def flags(said: Json, facts: Json) -> int:
    """Pack what is true or false of an argument into one number."""
    true = {name for name in FLAGS if said.get(name) or facts.get(name) is True}
    if facts.get("force_new") in ("when_added", "unknown"):
        true.add("force_new_" + facts["force_new"])
    return sum(bit for name, bit in FLAGS.items() if name in true)


def words(facts: Json) -> Json:
    """Pick the facts that have a value."""
    return {word: facts[word] for word in WORDS if word in facts}


def type_code(said: Any) -> Any:
    """Shorten a type of Terraform's: `["list", "string"]` becomes `["l", "s"]`."""
    if isinstance(said, str):
        return TYPES[said]
    kind, of = said
    if kind == "object":
        return ["o", {name: type_code(one) for name, one in sorted(of.items())}]
    if kind == "tuple":
        return ["l", "d"]
    return [CONTAINERS[kind], type_code(of)]


def binding_argument(said: Json, required: bool, older: Any) -> list[Any]:  # noqa: FBT001
    """Encode an argument known through bindings, as before where nothing shows a change.

    What the older version is known to accept stays with it: a judge asks a version that is known
    through bindings for names and types only.
    """
    kind = binding_type(said["type"])
    flag = FLAGS["required" if required else "optional"]
    if older is None:
        return [flag, kind]
    same = older[0] & (FLAGS["required"] | FLAGS["optional"]) == flag
    if same and json.dumps(older[1]).replace('"t"', '"l"') == json.dumps(kind):
        return [*older]
    return [flag | (older[0] & FLAGS["computed"]), kind]


def binding_type(said: str) -> Any:
    """Shorten a type of the bindings': `array of string` (a list or a set) becomes `["l", "s"]`."""
    container, _, of = said.partition(" of ")
    if not of:
        return TYPES.get(said, "d")
    return [{"array": "l", "map": "m"}[container], binding_type(of)]


def compact(entries: list[Any], blocks: list[Any]) -> tuple[list[Any], list[Any]]:  # noqa: C901 (one case per kind of thing)
    """Say what a later version changes in a block instead of saying the block again.

    A changed block becomes `[number of the older block, {name: argument or null}, {name: nested
    block or null}, deprecated]`; blocks that nothing uses any more are left out.
    """
    coded: dict[int, Any] = {}

    def walk(new: int, old: int) -> None:
        if new == old or new in coded:
            return
        mine, older = blocks[new], blocks[old]
        for name, one in mine[1].items():
            if name in older[1]:
                walk(one[0], older[1][name][0])
        change = [
            old,
            {n: a for n, a in mine[0].items() if older[0].get(n) != a}
            | dict.fromkeys(n for n in older[0] if n not in mine[0]),
            {n: b for n, b in mine[1].items() if older[1].get(n) != b}
            | dict.fromkeys(n for n in older[1] if n not in mine[1]),
            mine[2],
        ]
        if new > old and len(json.dumps(change)) < len(json.dumps(mine)):
            coded[new] = change

    for older, newer in itertools.pairwise(entries):
        if older is not None and newer is not None:
            walk(newer[0], older[0])
    numbers: dict[int, int] = {}
    kept: list[Any] = []

    def keep(number: int) -> int:
        if number in numbers:
            return numbers[number]
        said = coded.get(number, blocks[number])
        if number in coded:
            said = [keep(said[0]), *said[1:]]
        nested = {}
        for name, one in said[2 if number in coded else 1].items():
            nested[name] = None if one is None else [keep(one[0]), *one[1:]]
        said = [*said]
        said[2 if number in coded else 1] = nested
        arguments = said[1 if number in coded else 0]
        said[1 if number in coded else 0] = {n: renumbered(a) for n, a in arguments.items()}
        numbers[number] = len(kept)
        kept.append(said)
        return numbers[number]

    def renumbered(argument: Any) -> Any:
        if argument is None or not isinstance(argument[1], list) or argument[1][0] != "N":
            return argument
        kind = argument[1]
        return [argument[0], [kind[0], kind[1], keep(kind[2])], *argument[2:]]

    whole = [None if entry is None else [keep(entry[0]), *entry[1:]] for entry in entries]
    return whole, kept
