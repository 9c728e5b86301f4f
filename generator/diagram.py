"""The system as a Mermaid flow chart, drawn from the resources that were rendered.

Resources that only tie others together (rules, attachments, policies) are left out, and what they
tie is joined directly: with an arrow where one needs the other, with a dotted line where neither
does (a disk and the server that it is attached to). An arrow that a longer way tells is left out.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.verify.graph import Graph, Resource

Arrows = dict[str, dict[str, None]]
"""Whom a resource needs: sets that keep their order."""

_TIES = re.compile(
    r"association|attachment|assignment|rule|policy|permission|entry|acl|versioning|ownership"
    r"|public_?access|encryption|logging|cors|lifecycle|validation|subscription|profile$|alias$"
    r"|address|eip|route|https_config|deliver|target$|properties|record|random|gateway_attach"
    r"|^terraform_data$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def mermaid(graph: Graph) -> str:
    """Draw `graph` as Mermaid text, one box per file, stable from one rendering to the next."""
    shown = {
        item.address: item
        for item in graph.resources
        if item.kind == "managed" and not _TIES.search(_kind(item))
    }
    needs = _needs(graph)
    arrows = {start: _reached(start, needs, shown) for start in shown}
    names = {address: f"r{index}" for index, address in enumerate(shown)}
    lines = ["flowchart LR"]
    for file in dict.fromkeys(item.file for item in shown.values()):
        lines.append(f'  subgraph {_box(file)}["{file}"]')
        lines += [
            f'    {names[item.address]}["{_label(item)}"]'
            for item in shown.values()
            if item.file == file
        ]
        lines.append("  end")
    lines += [f"  {names[source]} --> {names[target]}" for source, target in _reduced(arrows)]
    ties = [item.address for item in graph.resources if item.address not in shown]
    lines += [
        f"  {names[one]} -.- {names[other]}" for one, other in _tied(ties, needs, shown, arrows)
    ]
    return "\n".join(lines)


def _kind(resource: Resource) -> str:
    return resource.type.rpartition(":")[2].rpartition(".")[2]


def _label(resource: Resource) -> str:
    return f"{resource.type}<br/>{resource.name}".replace('"', "'")


def _box(file: str) -> str:
    return re.sub(r"\W", "_", file)


def _needs(graph: Graph) -> Arrows:
    """Whom each resource needs; one that only has to come first is no part of it."""
    needs: Arrows = {}
    for source, target, argument in graph.edges:
        if argument not in {"depends_on", "opts.depends_on"}:
            needs.setdefault(source, {})[target] = None
    return needs


def _tied(
    ties: Iterable[str], needs: Arrows, shown: Mapping[str, Resource], arrows: Arrows
) -> Iterable[tuple[str, str]]:
    """Pair what exactly two resources a tie joins, where no arrow joins them already."""
    pairs: dict[tuple[str, str], None] = {}
    for tie in ties:
        ends = tuple(_reached(tie, needs, shown))
        if len(ends) != 2:  # noqa: PLR2004 - a tie of more is a hub, and a hub explains nothing
            continue
        one, other = ends
        known = one in _closure(other, arrows) or other in _closure(one, arrows)
        if not known and (other, one) not in pairs:
            pairs[one, other] = None
    return pairs


def _reached(start: str, needs: Arrows, shown: Mapping[str, Resource]) -> dict[str, None]:
    """List, in a stable order, the shown resources that `start` needs, itself or through ties."""
    found: dict[str, None] = {}
    pending, seen = list(needs.get(start, ())), {start}
    while pending:
        here = pending.pop(0)
        if here in seen:
            continue
        seen.add(here)
        if here in shown:
            found[here] = None
        else:
            pending += needs.get(here, ())
    return found


def _reduced(arrows: Arrows) -> Iterable[tuple[str, str]]:
    """Leave out each arrow whose ends a longer way joins already."""
    for source, targets in arrows.items():
        for target in targets:
            if not any(target in _closure(other, arrows) for other in targets if other != target):
                yield source, target


def _closure(start: str, arrows: Arrows) -> set[str]:
    seen: set[str] = set()
    pending = list(arrows.get(start, ()))
    while pending:
        here = pending.pop()
        if here not in seen:
            seen.add(here)
            pending += arrows.get(here, ())
    return seen
