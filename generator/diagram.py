"""The system as a Mermaid flow chart, drawn from the resources that were rendered.

Resources that only tie others together (rules, attachments, policies) are left out, and what they
tie is joined directly; so is an arrow that a longer way already tells.
"""

import re
from collections.abc import Iterable

from generator.verify.graph import Graph, Resource

_TIES = re.compile(
    r"association|attachment|assignment|rule|policy|permission|entry|acl|versioning|ownership"
    r"|public_?access|encryption|logging|cors|lifecycle|validation|subscription|profile$|alias$"
    r"|address|eip|route|https_config|deliver|target$|properties|record|random|gateway_attach",
    re.IGNORECASE,
)


def mermaid(graph: Graph) -> str:
    """Draw `graph` as Mermaid text, one box per file, stable from one rendering to the next."""
    shown = {item.address: item for item in graph.resources if not _TIES.search(_kind(item))}
    arrows = _reduced(_joined(graph, set(shown)))
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
    lines += [f"  {names[source]} --> {names[target]}" for source, target in arrows]
    return "\n".join(lines)


def _kind(resource: Resource) -> str:
    return resource.type.rpartition(":")[2].rpartition(".")[2]


def _label(resource: Resource) -> str:
    return f"{resource.type}<br/>{resource.name}".replace('"', "'")


def _box(file: str) -> str:
    return re.sub(r"\W", "_", file)


def _joined(graph: Graph, shown: set[str]) -> dict[str, set[str]]:
    """Map each shown resource to the shown ones that it needs, itself or through ties."""
    needs: dict[str, set[str]] = {}
    for source, target in graph.edges:
        needs.setdefault(source, set()).add(target)
    return {start: _reached(start, needs, shown) for start in shown}


def _reached(start: str, needs: dict[str, set[str]], shown: set[str]) -> set[str]:
    found: set[str] = set()
    pending, seen = list(needs.get(start, ())), {start}
    while pending:
        here = pending.pop()
        if here in seen:
            continue
        seen.add(here)
        if here in shown:
            found.add(here)
        else:
            pending += needs.get(here, ())
    return found


def _reduced(arrows: dict[str, set[str]]) -> Iterable[tuple[str, str]]:
    """Leave out each arrow whose ends a longer way joins already."""
    for source, targets in arrows.items():
        for target in sorted(targets):
            others = targets - {target}
            if not any(target in _closure(other, arrows) for other in others):
                yield source, target


def _closure(start: str, arrows: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    pending = list(arrows.get(start, ()))
    while pending:
        here = pending.pop()
        if here not in seen:
            seen.add(here)
            pending += arrows.get(here, ())
    return seen
