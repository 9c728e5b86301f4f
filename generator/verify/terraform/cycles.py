"""Things that depend on each other in a circle."""

from collections.abc import Iterator, Mapping

from generator.hcl import Reference
from generator.verify.finding import Finding
from generator.verify.terraform.module import Module, Placed, folder_of
from generator.verify.terraform.uses import uses

Place = tuple[Placed, int]


def cycles(module: Module) -> Iterator[Finding]:
    """Name every circle once, at the first of its members.

    What a module of its own gives does not depend on everything that it is given, so a circle
    through a module call is not counted as one.
    """
    needs: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    for name, local in module.locals.items():
        key = f"local.{name}"
        needs[key] = nodes(local.attribute.references)
        places[key] = (local.placed, local.attribute.pos)
    for address, placed in module.resources.items():
        places[address] = (placed, placed.block.pos)
        needs[address] = [
            node
            for use in uses(placed.block)
            for node in nodes(use.references)
            # A provisioner may speak of its own resource.
            if node != address or not use.path.startswith(("provisioner.", "connection."))
        ]
    for circle in circles(needs):
        first = min(
            circle,
            key=lambda node: (places[node][0].file, places[node][0].section.line, places[node][1]),
        )
        at = circle.index(first)
        told = " → ".join([*circle[at:], *circle[:at], first])
        placed, pos = places[first]
        message = (
            f"`{first}` depends on itself"
            if len(circle) == 1
            else f"these depend on each other: {told}"
        )
        yield placed.finding("cycle", pos, message)


def held(found: Mapping[str, Module]) -> Iterator[Finding]:
    """Name every module that holds itself, at the first call on the way: no end of it is made."""
    calls: dict[str, dict[str, Placed]] = {folder: {} for folder in found}
    for folder, module in found.items():
        for placed in module.calls.values():
            inner = folder_of(module, placed)
            if inner is not None and inner in found:
                calls[folder].setdefault(inner, placed)
    for circle in circles({folder: list(inner) for folder, inner in calls.items()}):
        at = circle.index(min(circle))
        way = [*circle[at:], *circle[:at], circle[at]]
        placed = calls[way[0]][way[1]]
        told = " → ".join(f"`{folder or '.'}`" for folder in way)
        pos = placed.block.body.attributes["source"].pos
        yield placed.finding("cycle", pos, f"a module holds itself: {told}")


def nodes(references: tuple[Reference, ...]) -> list[str]:
    """Give the addresses that references lead to, one word each."""
    found: list[str] = []
    for reference in references:
        steps = reference.steps
        if not steps or not isinstance(steps[0], str):
            continue
        if reference.root == "local":
            found.append(f"local.{steps[0]}")
        elif reference.root in ("data", "ephemeral"):
            if len(steps) > 1 and isinstance(steps[1], str):
                found.append(f"{reference.root}.{steps[0]}.{steps[1]}")
        else:
            found.append(f"{reference.root}.{steps[0]}")
    return found


def circles(needs: dict[str, list[str]]) -> Iterator[list[str]]:
    """Find circles by walking depth first; no node is walked twice."""
    done: set[str] = set()
    for start, first in needs.items():
        if start in done:
            continue
        path: list[str] = [start]
        on_path = {start}
        stack = [iter(first)]
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
                left = path.pop()
                on_path.discard(left)
                done.add(left)
            elif node in on_path:
                yield path[path.index(node) :]
            elif node in needs and node not in done:
                path.append(node)
                on_path.add(node)
                stack.append(iter(needs[node]))
