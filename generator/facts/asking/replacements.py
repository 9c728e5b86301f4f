"""Which changes replace a resource, and what is planned for arguments that are left out."""

import re
from collections.abc import Iterator
from typing import Any

from generator.facts.asking import candidates, sayings
from generator.facts.asking.configurations import Json, nothing, plain, proposed
from generator.facts.asking.inquiry import Inquiry

PATIENCE = 8  # arguments that a provider may demand beyond what its schema says


def replacements(inquiry: Inquiry) -> None:
    """Find out which changes replace the resource."""
    please(inquiry)
    first = inquiry.create(inquiry.maker.least())
    if first is None:  # what is valid alone may not be together; what is not may be planned
        inquiry.maker.values, held = {}, inquiry.maker.values
        please(inquiry)
        first = inquiry.create(inquiry.maker.least())
        if first is None:
            inquiry.maker.values = held
    same = None if first is None else inquiry.unchanged(first)
    if same is not None and same.complaints:
        inquiry.blank = True  # it cannot plan from what is made up
        inquiry.created.clear()
    for path, said in inquiry.paths.items():
        inner = inquiry.large and "." in path
        answer = "unknown" if inner else replaces(inquiry, path, said)  # a plan takes seconds
        if answer is not False:
            inquiry.learn(path, force_new=answer)
        value = None if inner else default(inquiry, path, said)
        if value is not None:
            inquiry.learn(path, default=value)


def please(inquiry: Inquiry) -> None:
    """Add what the provider demands beyond what its schema says, as far as it names that."""
    for group in sorted(map(sorted, inquiry.groups)):
        if "." not in "".join(group) and not inquiry.maker.needs & set(group):
            inquiry.maker.needs.add(group[0])
    for _ in range(PATIENCE):
        config = inquiry.maker.least()
        planned = inquiry.ask(None, proposed(inquiry.block, None, config), config, b"")
        texts = [text for _, text in planned.complaints] if planned else []
        texts += [text for _, text in inquiry.judge(config)]
        new = [path for text in texts for path in named(inquiry, text)]
        if not new:
            return
        steps = new[0].split(".")
        inquiry.maker.needs.update(".".join(steps[:end]) for end in range(1, len(steps) + 1))


def named(inquiry: Inquiry, text: str) -> list[str]:
    """List the optional arguments that a complaint names, and that are not set yet."""
    found = [sayings.plain_path(one) for one in re.findall(r"[a-z][\w.\[\]]+", text)]
    return [
        path
        for path in found
        if path in inquiry.paths
        and path not in inquiry.maker.needs
        and not inquiry.paths[path].get("required")
        and path.rpartition(".")[2] != "region"
    ]


def replaces(inquiry: Inquiry, path: str, said: Json) -> bool | str:
    """Tell whether a change of an argument replaces: also "when_added" and "unknown"."""
    answer: bool | None = None
    if "nesting_mode" in said and said.get("min_items", 0) > 0:
        return another(inquiry, path, said)
    for before, after in () if "nesting_mode" in said else changes(inquiry, path, said):
        answer = inquiry.change(path, given(inquiry, path, before), given(inquiry, path, after))
        if answer is not None:
            break
    if answer:
        return True
    if not said.get("required"):
        second = inquiry.maker.value(path, said, 1)
        unset = inquiry.maker.only(path, nothing)
        added = inquiry.change(path, unset, given(inquiry, path, second))
        if added:
            return "when_added"
        answer = answer if added is None else added
    return "unknown" if answer is None else False


def given(inquiry: Inquiry, path: str, value: Any) -> Json:
    """Make a configuration with a value."""
    return inquiry.maker.only(path, lambda *_: value)


def changes(inquiry: Inquiry, path: str, said: Json) -> Iterator[tuple[Any, Any]]:
    """List changes to ask for, until the provider plans one: of values that it takes, then of any.

    Many providers validate apart from planning, and plan a change that they would not validate.
    """
    first, second = (inquiry.maker.value(path, said, number) for number in (0, 1))
    if first != second:
        yield first, second
    for other in others(inquiry, path, said):
        if other != first:
            yield first, other
    if "type" in said:
        name = path.rpartition(".")[2]
        yield plain(said["type"], 0, name), plain(said["type"], 1, name)


def another(inquiry: Inquiry, path: str, said: Json) -> bool | str:
    """Tell whether one more of a block that stands always replaces the resource."""
    if said.get("max_items", 0) == 1 or said["nesting_mode"] not in ("list", "set"):
        return False
    first, second = (inquiry.maker.value(path, said, number)[0] for number in (0, 1))
    answer = inquiry.change(
        path,
        inquiry.maker.only(path, lambda *_: [first]),
        inquiry.maker.only(path, lambda *_: [first, second]),
    )
    return "unknown" if answer is None else "when_added" if answer else False


def others(inquiry: Inquiry, path: str, said: Json) -> list[Any]:
    """List values to try where the provider refuses to change to the second one."""
    choices = inquiry.found.get(path, {}).get("one_of", [])[1:4]
    return [candidates.typed(said["type"], one) for one in choices]


def default(inquiry: Inquiry, path: str, said: Json) -> Any:
    """Give what the provider plans for an argument that is unset, where it decides alone."""
    if not said.get("optional") or said.get("computed") or not isinstance(said.get("type"), str):
        return None
    created = inquiry.create(inquiry.maker.only(path, nothing))
    held: Any = None if created is None else created.planned
    for step in path.split("."):
        while isinstance(held, list):
            held = held[0] if len(held) == 1 else None
        held = held.get(step) if isinstance(held, dict) else None
    return held if isinstance(held, str | int | float) else None
