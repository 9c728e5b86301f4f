"""What each stack of a program sets, as expressions with their places in its file."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.hcl import Pairs, Value
from generator.verify.meaning import meaning, with_each
from generator.verify.meaning.evaluation import Look
from generator.verify.meaning.unknown import UNKNOWN
from generator.verify.pulumi.configuration import Place, outline
from generator.verify.pulumi.nodes import COLUMNS, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.hcl import Expression
    from generator.verify.finding import Finding

MOST = 8  # stacks that are judged
LARGEST = 100_000  # characters of a file whose lists and maps are read as YAML
MAIN = ("Pulumi.yaml", "Pulumi.yml")
NUMBER = r"-?(0|[1-9][0-9]{0,17})"


class Stack:
    """What one stack sets, over what the project does; `asked` is what was looked up in it."""

    def __init__(
        self,
        name: str,
        project: str,
        places: Mapping[str, Place],
        files: Mapping[str, str],
        *,
        whole: bool,
    ) -> None:
        self.name = name
        self.project = project
        self.places = places
        self.files = files
        self.whole = whole
        self.asked: dict[tuple[str, str, str], Any] = {}

    def find(self, space: str, key: Any, kind: str) -> tuple[Expression, str] | None:
        """Give what is set, and the file that it stands in; None for what is not set."""
        self.value(space, key, kind)  # To keep that it was asked for.
        place = self.places.get(f"{space or self.project}:{key}")
        node = None if place is None else expression(place, self.files[place.file])
        return None if place is None or node is None else (node, place.file)

    def value(self, space: str, key: Any, kind: str) -> Any:
        """Tell what the program is given; None where nothing is set, UNKNOWN where that may be.

        A kind with `!` must be set.
        """
        if not isinstance(key, str):
            return UNKNOWN
        asked = (space, key, kind)
        kind = kind.removesuffix("!")
        if kind == "stack":
            self.asked[asked] = self.name or UNKNOWN
        elif asked not in self.asked:
            place = self.places.get(f"{space or self.project}:{key}")
            node = None if place is None else expression(place, self.files[place.file])
            # A program that needs what is not set does not run.
            missing = None if self.whole and asked[2] == kind else UNKNOWN
            self.asked[asked] = missing if node is None else given(Look().value(node, {}), kind)
        return self.asked[asked]

    def same(self, other: Stack) -> bool:
        """Tell whether all that was asked of another stack has the same answer here."""
        return all(self.value(*asked) == value for asked, value in other.asked.items())


def judged(
    texts: Mapping[str, str], packages: frozenset[str], files: Mapping[str, str]
) -> Iterator[Finding]:
    """Judge what a program asks of its clouds with what each stack sets."""
    from generator.verify.pulumi.looks import by_itself, opened, things

    told: dict[str, list[Finding]] = {}
    before: list[tuple[Stack, list[Finding]]] = []
    for stack in stacks(files):
        # A stack that answers all that another was asked like that one has the same faults.
        found = next((one for other, one in before if stack.same(other)), None)
        if found is None:
            looks = opened(texts, packages)
            for look in looks.values():
                look.stack = stack
            made = list(things(looks))
            found = list(meaning(made))
            if not before:
                yield from by_itself(made)
            before.append((stack, found))
        told[f"the stack `{stack.name}`" if stack.name else ""] = found
    yield from with_each(told, lambda: meaning(things(opened(texts, packages))))


def stacks(files: Mapping[str, str]) -> list[Stack]:
    """Read what every stack sets; of a program without stacks, what its project does."""
    main = next((one for one in MAIN if one in files), "")
    project = outline(main, files[main]) if main else None
    if project is None:
        return [Stack("", "", {}, files, whole=False)]
    name = next((one.value.strip("\"'") for one in project[0] if one.key == "name"), "")
    common = places(project[1], name)
    found: list[Stack] = []
    for file in sorted(files):
        called = file.removeprefix("Pulumi.").rpartition(".")[0]
        if not file.startswith("Pulumi.") or not called or not file.endswith((".yaml", ".yml")):
            continue
        said = outline(file, files[file])
        # What an environment of the service holds is not told here.
        whole = said is not None and all(one.key != "environment" for one in said[0])
        own = places(said[1], name) if said is not None else {}
        found.append(Stack(called, name, common | own, files, whole=whole))
    return found[:MOST] or [Stack("", name, common, files, whole=False)]


def places(below: tuple[Place, ...], project: str) -> dict[str, Place]:
    """Give the places of settings by their names with namespaces."""
    return {one.key if ":" in one.key else f"{project}:{one.key}": one for one in below}


@lru_cache(maxsize=256)
def expression(place: Place, text: str) -> Expression | None:
    """Read what stands after a key; None where that is nothing."""
    pos = place.line * COLUMNS + min(place.column, COLUMNS - 1)
    try:
        value = scalar(place.value)
    except (ValueError, RecursionError):
        value = nested(place, text)
    try:
        node = nodes(value, pos)
    except RecursionError:
        return unknown()
    # In `Pulumi.yaml` a value has its type and the like beside it.
    return declared(node) if place.file in MAIN else node


def scalar(text: str) -> Any:
    """Read a value of one line; raises ValueError for one that goes on, or is another form."""
    if text[:1] in ('"', "[", "{"):
        return json.loads(text)
    if text[:1] == "'":
        held = re.fullmatch(r"'((?:[^']|'')*)'", text)
        if held is None:
            raise ValueError(text)
        return held[1].replace("''", "'")
    bare = text.partition(" #")[0].rstrip()
    if not bare or bare[0] in "#&*!|>%@`?" or bare == "-" or bare.startswith("- "):
        raise ValueError(text)
    if bare in ("true", "false"):
        return bare == "true"
    if re.fullmatch(NUMBER, bare):
        return int(bare)
    # Other numbers and what YAML reads in several ways: yes, ~, 1e3, 0x1F, dates.
    odd = re.fullmatch(r"(?i)[-+.]?[0-9][0-9a-fox_.:+-]*|~|null|y|n|yes|no|on|off|[-+]?\.(inf|nan)",
        bare)  # fmt: skip
    return UNKNOWN if odd and not re.search(r"\..*\.", bare) else bare


def nested(place: Place, text: str) -> Any:
    """Read a list or a map that has lines of its own."""
    if len(text) > LARGEST or re.search(r"[&*!<][\w<]", text):
        return UNKNOWN
    import yaml  # type: ignore[import-untyped]

    try:
        whole = yaml.safe_load(text)
        return whole["config"][place.key]
    except (yaml.YAMLError, RecursionError, ValueError, LookupError, TypeError):
        return UNKNOWN


def nodes(value: Any, pos: int) -> Expression:
    """Write a value as an expression; what is no plain value, or is kept secret, is not known."""
    from generator.verify.meaning.documents import nodes as written

    if isinstance(value, dict) and "secure" in value:
        return unknown()
    return written(value, pos) if simple(value) else unknown()


def simple(value: Any) -> bool:
    """Tell what JSON could hold."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and simple(one) for key, one in value.items())
    if isinstance(value, list):
        return all(map(simple, value))
    return value is None or isinstance(value, str | int | float)


def declared(node: Expression) -> Expression | None:
    """Take what `Pulumi.yaml` sets by `value`, or else by `default`; None where that is nothing."""
    if not isinstance(node, Pairs):
        return node
    held = {key.value: one for key, one in node.pairs if isinstance(key, Value)}
    if "type" in held or "value" in held or "default" in held:
        return held.get("value", held.get("default"))
    return node


def given(value: Any, kind: str) -> Any:  # noqa: PLR0911 (one case per kind)
    """Make of what a file says what the program gets: a text, or what it asks for."""
    if value is UNKNOWN or value is None:
        return UNKNOWN
    if kind == "object":
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return UNKNOWN
    if isinstance(value, list | dict | float):
        return UNKNOWN
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if kind == "bool":
        return {"true": True, "false": False}.get(text, UNKNOWN)
    if kind == "int":
        return int(text) if re.fullmatch(NUMBER, text) else UNKNOWN
    return text if not kind else UNKNOWN
