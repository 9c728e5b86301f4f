"""Azure, where Terraform and Pulumi have providers of their own: azurerm and azapi, azure-native.

Their names do not follow from each other. `azure.json` says for every class of azure-native which
type of azurerm or of ARM it is (`types`), what its arguments are called there (`map`, the longest
path wins; `(implied)` is a reference that the parent says, `(any)` is of one engine alone, and
after a bar stands how the values relate, with arguments of the resource in braces), what azurerm
always sends (`fixed`), what only azurerm has to be told (`terraform`), and `attributes`.
Names that are not told are the same but for case, underscores and plurals. `folds` are resources
of one engine that are arguments of another resource in the other.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.facts.spelling import snake
from generator.parity.names import squashed
from generator.parity.operations import instances
from generator.parity.values import Attribute, Encoded, Instance, Record, Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.parity.system import System

Table = dict[str, Any]
Step = tuple[str, int | None]


class Place(NamedTuple):
    """A leaf of an argument: its steps, its value, and where it stands."""

    steps: tuple[Step, ...]
    value: Any
    place: str


@lru_cache(maxsize=1)
def tables() -> Table:
    """Read the reviewed table."""
    text = files("generator.parity").joinpath("azure.json").read_text(encoding="utf-8")
    read: Table = json.loads(text)
    return read


def table(class_: str) -> Table:
    """Look up what is known of a class of azure-native."""
    found: Table = tables()["classes"].get(class_.removeprefix("azure_native."), {})
    return found


def role(one: Instance) -> str:
    """Tell the type of a Terraform resource: of azapi the ARM type, without its version."""
    if one.type.startswith("azapi_"):
        return f"{one.type} {str(one.args.get('type', '')).partition('@')[0]}"
    return one.type


def single(name: str) -> str:
    """Write a name so that both providers write it alike: no case, no marks, no plural."""
    letters = squashed(name)
    return letters if letters.endswith("ss") else letters.removesuffix("s")


def leaves(
    value: Any, stop: frozenset[str], steps: tuple[Step, ...] = (), place: str = ""
) -> Iterator[Place]:
    """Give every leaf of arguments; lists of maps are gone into, other lists are leaves.

    An item of a list has its index only where the list has several. `stop` are the dotted paths
    whose values are taken whole.
    """
    if isinstance(value, Encoded):
        value = value.value
    path = ".".join(name for name, _ in steps)
    if path in stop and steps:
        yield Place(steps, value, place)
    elif isinstance(value, dict):
        for name, one in value.items():
            at = value.lines.get(name) or place if isinstance(value, Record) else place
            yield from leaves(one, stop, (*steps, (str(name), None)), at)
    elif isinstance(value, list | tuple) and value and all(isinstance(one, dict) for one in value):
        for index, one in enumerate(ordered(value)):
            inner = (*steps[:-1], (steps[-1][0], index if len(value) > 1 else None))
            at = one.place or place if isinstance(one, Record) else place
            yield from leaves(one, stop, inner, at)
    elif value is not None:
        yield Place(steps, value, place)


NAMES = (
    "name",
    "rule_name",
    "source_container_name",
    "source_container",
    "category",
    "header_name",
    "selector",
)


def ordered(items: Iterable[Any]) -> list[Any]:
    """Sort items by their names, where all have one: Azure tells them apart by it."""
    found = list(items)
    for name in NAMES:
        if all(isinstance(one.get(name), str) for one in found):
            return sorted(found, key=lambda one: str(one[name]))
    return found


def key(steps: Iterable[Step]) -> str:
    """Write steps so that both providers write them alike."""
    return "/".join(
        f"{single(name)}{'' if index is None else f'#{index}'}" for name, index in steps
    )


def plain(steps: Iterable[Step]) -> str:
    """Write steps without their indexes."""
    return ".".join(name for name, _ in steps)


def renamed(steps: tuple[Step, ...], names: dict[str, str]) -> tuple[tuple[Step, ...], str]:
    """Give steps of azure-native the names of azurerm, and tell how the values relate."""
    for length in range(len(steps), 0, -1):
        target = names.get(plain(steps[:length]))
        if target is None:
            continue
        path, _, relation = target.partition("|")
        indexes: list[int | None] = [index for _, index in steps[:length] if index is not None]
        made: list[Step] = []
        words = path.split(".") if path else []
        marked = [word.endswith("[]") for word in words]
        # Of two lists, the first may have one item alone, which has no index.
        behind = marked[::-1].index(True) if any(marked) else 0
        if sum(marked) > len(indexes) and steps[max(0, length - 1 - behind)][1] is not None:
            indexes = [*[None] * (sum(marked) - len(indexes)), *indexes]
        for number, word in enumerate(words):
            takes = marked[number] if any(marked) else number == len(words) - 1
            made.append((word.removesuffix("[]"), indexes.pop(0) if takes and indexes else None))
        return (*made, *steps[length:]), relation
    return steps, ""


def fold(system: System) -> dict[Instance, Instance]:
    """Put the arguments of folded resources into the resource that they belong to."""
    parents: dict[Instance, Instance] = {}
    for one in system.of("resource"):
        rule = tables()["folds"].get(one.type.removeprefix("azure_native."))
        if rule is None:
            continue
        found = list(instances(one.args.get(rule["into"])))
        if not found:
            continue
        parent = parents.get(found[0], found[0])
        inner = Record(one.place)
        for name, value in one.args.items():
            if name not in (rule["into"], *rule.get("without", ())):
                told = by_name(value, one.place) if name in rule.get("keyed", ()) else value
                inner.put(name, told, one.args.lines.get(name, one.place))
        items = [*parent.args.get(rule["as"], []), inner]
        parent.args.put(rule["as"], items, one.place)
        parent.options.depends_on += [d for d in one.options.depends_on if d is not parent]
        parents[one] = parent
    return parents


def by_name(items: Any, place: str) -> Record:
    """Gather the parameters of named conditions or actions as azurerm has them: by name."""
    made = Record(place)
    for one in items if isinstance(items, list | tuple) else ():
        name = snake(str(one.get("name")))
        made.put(name, [*made.get(name, []), one.get("parameters")], one.place or place)
    return made


def related(ours: Any, theirs: Any, relation: str) -> tuple[Any, Any]:  # noqa: PLR0911 (one case per relation)
    """Bring two values that are told differently into one form."""
    word, _, field = relation.partition(":")
    if word == "not":
        return not ours, theirs
    if word == "each" and isinstance(theirs, list | tuple):
        return ours, [one.get(field) if isinstance(one, dict) else one for one in theirs]
    if word == "range" and isinstance(theirs, list | tuple):
        return ours, [f"{one['min']}-{one['max']}" for one in theirs]
    if word == "part":
        name = last(theirs)
        parts = getattr(theirs, "parts", ("",))
        right = str(parts[-1]) == f"/providers/{field}/{name}"
        return ours, name if right else theirs
    if word == "role":
        return tables()["roles"].get(ours, ours), last(theirs)
    if word == "of" and isinstance(ours, Attribute) and isinstance(theirs, Attribute):
        return ours.instance, theirs.instance
    if word == "is":
        return ours, tables()["words"].get(str(theirs), theirs)
    return ours, theirs


def filled(relation: str, theirs: Instance) -> str:
    """Put the arguments of a resource where a relation names them in braces."""
    if "{" not in relation:
        return relation
    return re.sub(r"\{(\w+)\}", lambda found: str(theirs.args.get(found[1])), relation)


def last(value: Any) -> Any:
    """Take what stands behind the last slash."""
    parts = getattr(value, "parts", None)
    if parts is not None:
        value = parts[-1]
    return value.rpartition("/")[2] if isinstance(value, str) else value


def attribute(theirs: Attribute) -> str:
    """Name an attribute of azure-native as azurerm does, as far as the table tells."""
    said: dict[str, str] = table(theirs.instance.type).get("attributes", {})
    steps = [str(step) for step in theirs.path if step not in (0, "*", "0", "properties")]
    return single(said.get(".".join(steps), "".join(steps)))


def attribute_name(ours: Attribute) -> str:
    """Name an attribute of azurerm in the same way; of azapi what it exports."""
    steps = [str(step) for step in ours.path if step not in (0, "*", "0", "output", "properties")]
    return single("".join(steps))


def agrees(ours: Any, theirs: Any) -> bool:
    """Tell whether a bool of azurerm and a word of azure-native say the same."""
    if not isinstance(ours, bool) or isinstance(theirs, bool):
        return False
    word = (
        theirs.name.rpartition(".")[2]
        if isinstance(theirs, Symbol) and hasattr(theirs, "name")
        else theirs
    )
    said = squashed(str(word))
    return said in (("enabled", "allow", "true") if ours else ("disabled", "deny", "false"))


def pattern(path: str) -> str:
    """Leave the indexes out of a key."""
    return re.sub(r"#\d+", "", path)
