"""Problems on their way to the user: placed in the text, in order, and as lines to print."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.errors import Place, Problem
from generator.record import replace
from generator.spec.limits import Path
from generator.spec.source import Source
from generator.spec.text import looks_like_secret, mask, visible

if TYPE_CHECKING:
    from generator.spec.nodes import Node

MOST_PROBLEMS = 100
"""How many problems of one spec are told; more would only hide the first ones."""

_WIDEST = 120  # characters of a source line that are printed


def place(source: Source, problem: Problem, *, at_key: bool = False) -> Problem:
    """Give `problem` the file, line, column, source line and width of its path.

    The place is the value at `problem.path`, or its key if `at_key`. A path that the text does not
    have (a missing field) is placed where its innermost existing object opens.
    """
    node, steps = source.root.walk(problem.path)
    found = steps == len(problem.path)
    start, end = _span(node, at_key=at_key and found)
    also = tuple(_others(source, problem.also, line=source.lines.place(start)))
    return located(source, replace(problem, also=also), start, end)


def _others(source: Source, places: Iterable[Place], *, line: tuple[int, int]) -> Iterator[Place]:
    """Place what the spec says itself of the other places: a default stands nowhere."""
    for one in places:
        at_key = one.path[-1:] == ("[key]",)
        path = one.path[:-1] if at_key else one.path
        node, steps = source.root.walk(path)
        if steps < len(path):
            continue
        start, end = _span(node, at_key=at_key)
        found = spot(source, path, start, end)
        if (found.line, found.column) != line:
            yield found


def spot(source: Source, path: Path, start: int, end: int) -> Place:
    """Return the place from offset `start` to `end`, with everything secret masked."""
    found = located(source, Problem(message="", path=path), start, end)
    return Place(
        path=found.path,
        file=found.file,
        line=found.line,
        column=found.column,
        source=found.source,
        width=found.width,
    )


def _span(node: "Node", *, at_key: bool) -> tuple[int, int]:
    if node.key and (at_key or node.start >= node.end):
        return node.key
    if node.children is not None:
        if not node.opened and node.key:
            return node.key
        return node.start, node.start + 1
    return node.start, node.end


def located(source: Source, problem: Problem, start: int, end: int) -> Problem:
    """Give `problem` the place from offset `start` to `end`, with everything secret masked."""
    line, column = source.lines.place(min(start, len(source.text)))
    _, last = source.lines.bounds(line)
    return Problem(
        code=problem.code,
        message=mask(problem.message),
        hint=mask(problem.hint),
        path=tuple("***" if _is_secret(part) else part for part in problem.path),
        file=source.file,
        line=line,
        column=column,
        source=_printable(source, line),
        width=max(1, min(end, last) - start),
        also=problem.also,
    )


def _is_secret(part: str | int) -> bool:
    return isinstance(part, str) and looks_like_secret(part) is not None


def _printable(source: Source, line: int) -> str:
    """Return the text of a line, secrets masked, with every column kept."""
    if line in source.printable:
        return source.printable[line]
    first, last = source.lines.bounds(line)
    text = source.text[first:last]
    for start, end in source.hidden:
        inner, outer = max(start, first), min(end, last)
        if inner < outer:
            text = f"{text[: inner - first]}{'*' * (outer - inner)}{text[outer - first :]}"
    source.printable[line] = visible(mask(text))
    return source.printable[line]


def tidy(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by their place, and drop what is said twice."""
    unique = {(p.file, p.line, p.column, p.message): p for p in reversed(list(problems))}
    return tuple(unique[key] for key in sorted(unique))


def cut(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Keep of a list that no one would read its start, and say how many more there are."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    rest = Problem(
        code="GEN299",
        message=f"{len(problems) - MOST_PROBLEMS:,} more problems are not shown",
        hint="mend these first",
        file=problems[0].file,
    )
    return (*problems[:MOST_PROBLEMS], rest)


def render_problem(problem: Problem) -> str:
    """`problem` as the lines to print: place and message, source line, caret, hint, path."""
    head, message = visible(problem.file), visible(problem.message)
    if problem.line:
        head = f"{head}:{problem.line}:{problem.column}"
    told = not head or message.startswith(f"{head} ")  # the message begins with its place
    named = f"error[{problem.code}]: {message}" if problem.code else message
    lines = [named if told else f"{head}: {named}"]
    if problem.source:
        lines += _excerpt(problem)
    for other in problem.also:
        lines.append(f"also here: {visible(other.file)}:{other.line}:{other.column}")
        lines += _excerpt(other)
    if problem.hint:
        lines.append(f"hint: {visible(problem.hint)}")
    if problem.path:
        lines.append(f"at: {visible(render_path(problem.path))}")
    if problem.origin:
        lines.append(f"from: {visible(problem.origin)}")
    return "\n".join(lines)


def _excerpt(problem: Problem | Place) -> list[str]:
    """Show the source line and the caret line; of a long line only what is around the caret."""
    text, column = problem.source, problem.column - 1
    cut = max(0, column - _WIDEST // 3) if len(text) > _WIDEST else 0
    part = text[cut : cut + _WIDEST]
    before = "…" if cut else ""
    after = "…" if cut + _WIDEST < len(text) else ""
    carets = "^" * max(1, min(problem.width, len(part) - (column - cut)))
    gutter = " " * len(str(problem.line))
    padding = " " * _columns(before + part[: column - cut])
    carets = carets[:1] * max(1, _columns(part[column - cut : column - cut + len(carets)]))
    return [f"{problem.line} | {before}{part}{after}", f"{gutter} | {padding}{carets}"]


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes: wide characters take two, accents none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(x) else 1 + (east_asian_width(x) in "WF") for x in text)


def render_path(path: tuple[str | int, ...]) -> str:
    """Write a path as a person does: `clouds.aws.zones[1]`, `tags["cost center"]`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part.replace("-", "_").replace("$", "_").isidentifier():
            text += f".{part}" if text else part
        else:
            text += f'["{part}"]'
    return text
