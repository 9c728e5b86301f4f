"""Make the packs of Pulumi SDKs: `python -m generator.facts.build_pulumi FOLDER --date YYYY-MM-DD`.

FOLDER is where the packages are installed (a `site-packages`); their source is read, nothing is
imported. The same packages, date and Terraform packs give the same bytes. The layout is told in
`generator.facts.pulumi`.
"""

import argparse
import json
import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.facts import bridge
from generator.facts.build import pack
from generator.facts.pack import FOLDER, FORMAT
from generator.facts.pulumi import PACKAGES
from generator.facts.sdk import Said, modules

REFERENCE = re.compile(r"([@#%])([\w/]+)")
BRIDGED = ("aws", "alicloud")


def refers(said: Said) -> Iterator[str]:
    """List what one thing uses of its own module, each with the letter of its kind."""
    if said.kind == "e":
        return
    sides = [("o" if said.kind == "o" else "a", said.body)]
    if said.kind in "rf":
        sides = [("a", said.body["i"]), ("o", said.body.get("o", {}))]
    for kind, fields in sides:
        for code in fields.values():
            for mark, name in REFERENCE.findall(code.partition(" ")[0]):
                if "/" not in name:
                    yield (kind if mark == "@" else "e") + name


def parts(module: list[Said]) -> dict[str, list[Said]]:
    """Share out what a module offers.

    Each thing goes to the resource or function that alone uses it, or to a part of what several
    use together. What looks a resource up goes with the resource.
    """
    known = {one.kind + one.name: one for one in module}
    classes = {one.name.lower(): one.name for one in module if one.kind == "r"}
    owners = {
        key: classes.get(one.name.removeprefix("get_").replace("_", ""), one.name)
        for key, one in known.items()
        if one.kind in "rf"
    }
    users: dict[str, set[str]] = defaultdict(set)
    for root, owner in owners.items():
        waiting, seen = [root], {root}
        while waiting:
            for key in refers(known[waiting.pop()]):
                if key in known and key not in seen:
                    seen.add(key)
                    users[key].add(owner)
                    waiting.append(key)
    shared: dict[tuple[str, ...], str] = {}
    found: dict[str, list[Said]] = defaultdict(list)
    for key, said in sorted(known.items()):
        if key in owners:
            found[owners[key]].append(said)
            continue
        group = tuple(sorted(users[key]))
        if len(group) == 1:
            found[group[0]].append(said)
        else:
            found[shared.setdefault(group, f"+{len(shared)}")].append(said)
    return found


def entries(package: dict[str, list[Said]]) -> list[tuple[str, str]]:
    """Encode a package."""
    made = []
    for module, offered in package.items():
        index = []
        for owner, held in sorted(parts(offered).items()):
            held.sort(key=lambda one: ("rfaoe".index(one.kind), one.name))
            briefer(held)
            index.append(" ".join([owner, *(one.kind + one.name for one in held)]))
            lines = [f"{one.kind}{one.name} {compact(one.body)}" for one in held]
            made.append((f"part {module}.{owner}", "\n".join(lines)))
        made.append((f"module {module}", " \n".join(index)))
    return sorted(made)


def briefer(held: list[Said]) -> None:
    """Leave out of a lookup's results what the resource says in the same words."""
    outputs = held[0].body["o"] if held[0].kind == "r" else {}
    inputs = held[0].body["i"] if outputs else {}
    whole = {name: one or inputs[name].replace("!", "") for name, one in outputs.items()}
    for one in held[1:]:
        if one.kind == "f" and "o" in one.body:
            results = one.body["o"]
            same = [name for name, code in results.items() if whole.get(name) == code]
            one.body["o"] = {name: code for name, code in results.items() if name not in same}
            if len(same) == len(whole):
                one.body["s"] = 1
            elif same:
                one.body["s"] = " ".join(sorted(name for name in whole if name not in same))


def compact(body: Any) -> str:
    """Write JSON without blanks."""
    return json.dumps(body, separators=(",", ":"))


def name_types(provider: str, package: dict[str, list[Said]]) -> None:
    """Note the Terraform type behind each resource."""
    resources = {
        (module, one.name): one.body
        for module, offered in package.items()
        for one in offered
        if one.kind == "r"
    }
    told, found = bridge.told(provider), bridge.derived(provider, resources)
    for key, body in resources.items():
        type_ = told.get(body["t"]) or found.get(key)
        if type_:
            body["tf"] = type_


def build(folder: Path, date: str, target: Path) -> dict[str, int]:
    """Write the pack of every package that is installed; give the size of each in bytes."""
    sizes = {}
    for name, provider in PACKAGES.items():
        if not (folder / name).is_dir():
            continue
        with warnings.catch_warnings():
            # Of the documentation's backslashes.
            warnings.simplefilter("ignore", SyntaxWarning)
            package = dict(modules(folder / name))
        if provider in BRIDGED:
            name_types(provider, package)
        said = json.loads((folder / name / "pulumi-plugin.json").read_text(encoding="utf-8"))
        head = {"format": FORMAT, "date": date, "provider": name, "versions": [said["version"]]}
        data = pack(head, entries(package))
        (target / f"sdk-{provider}.pack").write_bytes(data)
        sizes[provider] = len(data)
    return sizes


def main(arguments: Iterable[str] | None = None) -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the folder where the packages are installed")
    parser.add_argument("--date", required=True, help="the day on which the facts were taken")
    parser.add_argument("--target", type=Path, default=Path(FOLDER), help="where packs are written")
    options = parser.parse_args(None if arguments is None else list(arguments))
    for name, size in build(options.folder, options.date, options.target).items():
        print(f"sdk-{name}.pack  {size:,} bytes")  # noqa: T201 (a maintainer's command)


if __name__ == "__main__":
    main()
