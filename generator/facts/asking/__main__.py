"""Write what a provider binary says of itself into a folder, for `generator.facts.build`.

The files are `terraform-NAME-VERSION.providers-schema.json.gz` and `….behaviour.json.gz`. The
binary lies as Terraform keeps it, below HOST/NAMESPACE/NAME/VERSION/SYSTEM. With `--types`, the
behaviour of those types is asked anew, and that of the others stays as the folder has it.
"""

import argparse
import gzip
import json
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from generator.facts import asking
from generator.facts.asking import Json

SHARE = 12  # types for which a provider is started
# What a behaviour file calls them, and what a schema does.
KINDS = {"resources": "resource_schemas", "data_sources": "data_source_schemas"}


def asked(binary: Path, said: Json, kind: str, types: list[str], config: Json, jobs: int) -> Json:  # noqa: PLR0913, PLR0917 (what to ask, and how)
    """Ask about types of a kind side by side."""
    shares = [types[start : start + SHARE] for start in range(0, len(types), SHARE)]
    found: Json = {}
    with ProcessPoolExecutor(jobs) as pool:
        work = partial(asking.behaviour, binary, said, config=config, data=kind == "data_sources")
        for done in as_completed([pool.submit(work, share) for share in shares]):
            found |= done.result()
            print(f"{kind}: {len(found)} of {len(types)}")  # noqa: T201 (a maintainer's command)
    return {type_: facts for type_, facts in sorted(found.items()) if facts}


def write(path: Path, content: Json) -> None:
    """Write a source file; the same content gives the same bytes."""
    text = json.dumps(content, separators=(",", ":"), sort_keys=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def main() -> None:
    """Read the arguments and ask."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("binary", type=Path, help="the provider")
    parser.add_argument("folder", type=Path, help="where the source files are written")
    parser.add_argument(
        "--types", nargs="+", help="types to ask about; all of them if none is named"
    )
    parser.add_argument("--config", type=json.loads, help="the provider block, as JSON")
    parser.add_argument("--jobs", type=int, default=2, help="how many providers run side by side")
    options = parser.parse_args()
    address, (name, version) = options.binary.parts[-6:-3], options.binary.parts[-4:-2]
    config = asking.CONFIGURATIONS.get(name, {}) if options.config is None else options.config
    said = asking.schema(options.binary)
    stem = options.folder / f"terraform-{name}-{version}"
    write(Path(f"{stem}.providers-schema.json.gz"), {"provider_schemas": {"/".join(address): said}})
    behaviour = Path(f"{stem}.behaviour.json.gz")
    held: Json = {}
    if options.types and behaviour.exists():
        held = json.loads(gzip.decompress(behaviour.read_bytes()))
    for kind, group in KINDS.items():
        types = [t for t in sorted(said[group]) if not options.types or t in options.types]
        kept = {t: facts for t, facts in held.get(kind, {}).items() if t not in types}
        held[kind] = kept | asked(options.binary, said, kind, types, config, options.jobs)
    write(behaviour, {**held, "provider": name, "version": version})


if __name__ == "__main__":
    main()
