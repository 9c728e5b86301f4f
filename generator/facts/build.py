"""Make the packs of provider facts: `python -m generator.facts.build FOLDER --date YYYY-MM-DD`.

FOLDER holds what the providers say of themselves: `terraform-NAME-VERSION.providers-schema.json.gz`
(the output of `terraform providers schema -json`), `….behaviour.json.gz` (validators, relations and
replacements), `….arguments.json.gz` (a version known only through its published bindings),
`arm-….json.gz` (ARM types) and `pulumi-….mapping.json.gz`. The same folder and date give the same
bytes. The layout of a pack is told in `generator.facts.pack`.
"""

import argparse
import gzip
import itertools
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.facts.pack import FLAGS, FOLDER, FORMAT, RELATIONS, SET

Json = dict[str, Any]
TYPES = {"string": "s", "number": "n", "bool": "b", "boolean": "b", "dynamic": "d", "any": "d"}
CONTAINERS = {"list": "l", "set": "t", "map": "m"}
MODES = {"list": "l", "set": "t", "map": "m", "single": "1", "group": "1"}
KINDS = {
    "resource_schemas": "resource",
    "data_source_schemas": "data",
    "ephemeral_resource_schemas": "ephemeral",
}
WORDS = (
    "one_of",
    "range",
    "at_least",
    "at_most",
    "length",
    "format",
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
# The bindings that tell of this version left these out; the provider itself still has them.
GAPS = {("aws", "6.66.0"): ("aws_wafv2_web_acl_association", "aws_route53_zones")}
DICTIONARY_SIZE = 16384


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
                said.get("min_items", 0),
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


def squash(name: str) -> str:
    """Reduce a name to what respelling leaves alone."""
    return name.replace("_", "")


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


def load(path: Path) -> Json:
    """Read a source file."""
    with gzip.open(path) as stream:
        loaded: Json = json.load(stream)
    return loaded


def versions_of(folder: Path, provider: str) -> dict[str, Json]:
    """Read everything known of a provider, by version, oldest first."""
    found: dict[str, Json] = {}
    for path in folder.glob(f"terraform-{provider}-*.json.gz"):
        match = re.fullmatch(rf"terraform-{provider}-([\d.]+)\.([\w-]+)\.json\.gz", path.name)
        if match is not None:
            found.setdefault(match[1], {})[match[2]] = load(path)
    for version, parts in found.items():
        correct(Path(FOLDER) / f"corrections-{provider}-{version}.txt", parts.get("behaviour", {}))
    return {v: found[v] for v in sorted(found, key=lambda v: [int(n) for n in v.split(".")])}


def correct(path: Path, behaviour: Json) -> None:
    """Take out the facts that were found to be wrong; a line is `TYPE ARGUMENT FACT`."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            type_, argument, fact = line.split(" ")
            behaviour["resources"][type_][argument].pop(fact, None)


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


def chunks(provider: str, versions: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Give every type of a provider with what each version says of it, as compact JSON."""
    said: dict[str, list[Any]] = {}
    tables: dict[str, Table] = {}
    for index, (version, parts) in enumerate(versions.items()):
        if "providers-schema" in parts:
            pairs = schema_entries(parts, tables)
        else:
            pairs = binding_entries(
                parts["arguments"], tables, said, GAPS.get((provider, version), ())
            )
        for key, entry in pairs:
            said.setdefault(key, [None] * len(versions))[index] = entry
    for key in sorted(said):
        yield key, json.dumps(compact(said[key], tables[key].blocks), separators=(",", ":"))


def schema_entries(parts: Json, tables: dict[str, Table]) -> Iterator[tuple[str, list[Any]]]:
    """Encode one version that was asked."""
    (schema,) = parts["providers-schema"]["provider_schemas"].values()
    behaviour = parts.get("behaviour", {})
    for group, kind in KINDS.items():
        facts_of = behaviour.get(
            {"resource": "resources", "data": "data_sources"}.get(kind, ""), {}
        )
        for name, said in schema.get(group, {}).items():
            key = f"{kind} {name}"
            facts = facts_of.get(name, {})
            whole = facts.get("(resource)", {})
            root = tables.setdefault(key, Table()).schema_block(said["block"], facts)
            yield (
                key,
                [root, int(whole.get("deprecated", False)), int(whole.get("more_at_plan", False))],
            )
    key = "provider provider"
    yield key, [tables.setdefault(key, Table()).schema_block(schema["provider"]["block"], {}), 0, 0]
    names = sorted(schema.get("functions", {}))
    key = "functions functions"
    yield (
        key,
        [
            tables.setdefault(key, Table()).add(block_of({name: [0, "d"] for name in names}, {})),
            0,
            0,
        ],
    )


def binding_entries(
    said: Json, tables: dict[str, Table], older: dict[str, list[Any]], gaps: tuple[str, ...]
) -> Iterator[tuple[str, list[Any]]]:
    """Encode one version that is known through its bindings only."""
    for group, kind in (("resources", "resource"), ("data_sources", "data")):
        for name, one in said[group].items():
            key = f"{kind} {name}"
            table = tables.setdefault(key, Table())
            before = table.blocks[older[key][0][0]] if key in older else None
            root = json.loads(
                json.dumps(table.blocks[table.binding_block(one["arguments"], before)])
            )
            names = {squash(told): told for told in (before[0] if before else ())}
            for attribute in one["attributes"]:
                spelt = names.get(squash(attribute), attribute)
                if spelt in root[0]:
                    root[0][spelt][0] |= FLAGS["computed"]
                elif before is not None and spelt in before[0] and not before[0][spelt][0] & SET:
                    root[0][spelt] = before[0][spelt]
                elif spelt not in root[1]:
                    root[0][spelt] = [FLAGS["computed"], "d"]
            yield key, [table.add(block_of(root[0], root[1])), 0, 0]
        for name in gaps:
            key = f"{kind} {name}"
            if key in older:
                yield key, older[key][0]


def pack(head: Json, entries: list[tuple[str, str]]) -> bytes:
    """Lay out a pack: a line of JSON, the index, the dictionary, one zlib chunk per entry."""
    texts = [text.encode() for _, text in entries]
    step = max(1, len(texts) // 200)
    samples = sorted(texts[::step], key=len)
    dictionary = b"".join(sample[:400] for sample in samples)[-DICTIONARY_SIZE:]
    index = "\n"
    pieces: list[bytes] = []
    at = 0
    for (key, _), text in zip(entries, texts, strict=True):
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=dictionary)
        piece = squeezer.compress(text) + squeezer.flush()
        index += f"{key} {at} {len(piece)}\n"
        at += len(piece)
        pieces.append(piece)
    body = b"".join(pieces)
    coded = index.encode()
    head = {**head, "index": len(coded), "dictionary": len(dictionary)}
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + coded + dictionary + body


def build(folder: Path, date: str, target: Path) -> dict[str, int]:
    """Write every pack into `target`; give the size of each in bytes."""
    sizes: dict[str, int] = {}

    def write(name: str, head: Json, entries: list[tuple[str, str]]) -> None:
        data = pack({"format": FORMAT, "date": date, **head}, entries)
        (target / f"{name}.pack").write_bytes(data)
        sizes[name] = len(data)

    names = {path.name.split("-")[1] for path in folder.glob("terraform-*-*.json.gz")}
    for provider in sorted(names):
        versions = versions_of(folder, provider)
        (source,) = {
            address.removeprefix("registry.terraform.io/")
            for parts in versions.values()
            for address in parts.get("providers-schema", {}).get("provider_schemas", ())
        }
        head = {"provider": source, "versions": list(versions)}
        write(provider, head, list(chunks(provider, versions)))
    bodies: Json = {}
    for path in sorted(folder.glob("arm-*.json.gz")):
        bodies |= load(path)["types"]
    arm = [
        (f"body {key}", json.dumps(bodies[key], separators=(",", ":"))) for key in sorted(bodies)
    ]
    versions_seen = sorted({key.partition("@")[2] for key in bodies})
    write("arm", {"provider": "ARM", "versions": versions_seen}, arm)
    for path in sorted(folder.glob("pulumi-*.mapping.json.gz")):
        provider = path.name.removeprefix("pulumi-").removesuffix(".mapping.json.gz")
        said = load(path)
        write(
            f"pulumi-{provider}",
            {"provider": provider, "versions": [said["source"]]},
            mapping(said),
        )
    return sizes


def mapping(said: Json) -> list[tuple[str, str]]:
    """Encode a mapping between Terraform types and Pulumi tokens."""
    entries = []
    for kind, group in (("resource", "resources"), ("data", "functions")):
        for name, token in said[group].items():
            one: Json = {"token": token}
            if name in said["single_blocks"] and kind == "resource":
                one["single_blocks"] = said["single_blocks"][name]
            entries.append((f"{kind} {name}", json.dumps(one, separators=(",", ":"))))
    for token, names in said["renamed_properties"].items():
        entries.append((f"renamed {token}", json.dumps(names, separators=(",", ":"))))
    return sorted(entries)


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the folder with the source files")
    parser.add_argument("--date", required=True, help="the day on which the facts were taken")
    parser.add_argument("--target", type=Path, default=Path(FOLDER), help="where packs are written")
    options = parser.parse_args()
    for name, size in build(options.folder, options.date, options.target).items():
        print(f"{name}.pack  {size:,} bytes")  # noqa: T201 (a maintainer's command)


if __name__ == "__main__":
    main()
