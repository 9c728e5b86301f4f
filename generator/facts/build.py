"""Make the packs of provider facts: `python -m generator.facts.build FOLDER --date YYYY-MM-DD`.

FOLDER holds what the providers say of themselves: `terraform-NAME-VERSION.providers-schema.json.gz`
(the output of `terraform providers schema -json`), `….behaviour.json.gz` (validators, relations and
replacements), `….arguments.json.gz` (a version known only through its published bindings),
`arm-….json.gz` (ARM types) and `pulumi-….mapping.json.gz`. The same folder and date give the same
bytes. The layout of a pack is told in `generator.facts.pack`.
"""

import argparse
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.facts.encode import Json, Table, block_of, compact
from generator.facts.pack import FLAGS, FOLDER, FORMAT, SET
from generator.facts.spelling import squash

KINDS = {
    "resource_schemas": "resource",
    "data_source_schemas": "data",
    "ephemeral_resource_schemas": "ephemeral",
}
# The bindings that tell of this version left these out; the provider itself still has them.
GAPS = {("aws", "6.66.0"): ("aws_wafv2_web_acl_association", "aws_route53_zones")}
DICTIONARY_SIZE = 16384


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


def chunks(provider: str, versions: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Give every type of a provider with what each version says of it: entries, then blocks."""
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
        entries, blocks = compact(said[key], tables[key].blocks)
        lines = [json.dumps(line, separators=(",", ":")) for line in (entries, *blocks)]
        yield key, "\n".join(lines)


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
            address.partition("/")[2]  # without the host
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
