"""Where the boxes of a picture go: Graphviz decides, which the package `pygraphviz` brings along.

Graphviz gets sizes and the ids that are ours, never a text of a user. Its lengths are inches for
boxes and points for everything else, and its axis goes up; ours are points from the upper left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.errors import GenError, Problem
from generator.record import record

if TYPE_CHECKING:
    from generator.picture.model import Arrow, Box, Frame, Picture

TITLE, TEXT, SMALL = 13.0, 11.0, 10.0
"""Sizes of letters, in points: of titles, of what stands below, of frames' and arrows' labels."""

_WIDE, _BOLD = 0.58, 0.62  # of a letter's height; wider than most fonts are on the average
_INCH = 72.0
_MARGIN = 20.0
_WEIGHTS = {"traffic": "8", "egress": "3", "data": "3", "guards": "1", "logs": "1"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?")


@record
class Area:
    """A rectangle, by its left upper corner."""

    x: float
    y: float
    width: float
    height: float


@record
class Line:
    """An arrow: the points of cubic Bézier curves, its tip, and the middle of its label."""

    arrow: Arrow
    points: tuple[tuple[float, float], ...]
    tip: tuple[float, float]
    label: tuple[float, float] | None


@record
class Layout:
    """A picture with places; `frames` are those around others first."""

    width: float
    height: float
    boxes: tuple[tuple[Box, Area], ...]
    frames: tuple[tuple[Frame, Area], ...]
    lines: tuple[Line, ...]


def place(picture: Picture) -> Layout:
    """Find a place for everything. Raises GenError where the package is not installed."""
    try:
        from pygraphviz import AGraph  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        raise GenError(
            [
                Problem(
                    code="GEN013",
                    message="an SVG needs a package that lays it out, and it is not installed",
                    hint="pip install 'gen-infra[graph]', or take --format mermaid",
                )
            ]
        ) from None
    graph = AGraph(directed=True, strict=False)
    graph.graph_attr.update(
        rankdir="LR", compound="true", nodesep="0.28", ranksep="0.75", margin="0"
    )
    _fill(graph, picture.top)
    for number, arrow in enumerate(picture.arrows):
        held = {"label": _space(arrow.label, SMALL)} if arrow.label else {}
        graph.add_edge(
            arrow.source, arrow.target, key=str(number), weight=_WEIGHTS[arrow.way], **held
        )
    graph.layout(prog="dot")
    return _read(graph, picture)


def size(box: Box) -> tuple[float, float]:
    """Tell how much room a box needs for what is written in it."""
    rows = [len(box.title) * TITLE * _BOLD]
    rows += [len(row) * TEXT * _WIDE for row in (box.type, *box.details) if row]
    return max(max(rows) + 22, 84.0), 16 + TITLE * 1.3 + (len(rows) - 1) * TEXT * 1.35


def _fill(graph: Any, frame: Frame) -> None:
    for box in frame.boxes:
        width, height = size(box)
        graph.add_node(
            box.id,
            shape="box",
            label="",
            fixedsize="true",
            width=f"{width / _INCH:.3f}",
            height=f"{height / _INCH:.3f}",
        )
    for inner in frame.frames:
        label = _space(inner.title, SMALL)
        made = graph.add_subgraph(
            name=f"cluster_{inner.id}", label=label, labeljust="l", margin="14"
        )
        _fill(made, inner)


def _space(text: str, height: float) -> str:
    """Keep the room of a text free, whatever fonts there are here."""
    width = int(len(text) * height * _WIDE + 8)
    return (
        f'<<TABLE BORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" WIDTH="{width}" '
        f'HEIGHT="{int(height * 1.5)}"><TR><TD></TD></TR></TABLE>>'
    )


def _numbers(text: str | None) -> list[float]:
    return [float(found) for found in _NUMBER.findall(text or "")]


def _read(graph: Any, picture: Picture) -> Layout:
    left, low, right, high = _numbers(graph.graph_attr["bb"])

    def point(x: float, y: float) -> tuple[float, float]:
        return round(x - left + _MARGIN, 1), round(high - y + _MARGIN, 1)

    boxes = []
    for box in picture.top.every():
        x, y = point(*_numbers(graph.get_node(box.id).attr["pos"]))
        width, height = size(box)
        boxes.append((box, Area(x=x - width / 2, y=y - height / 2, width=width, height=height)))
    frames: list[tuple[Frame, Area]] = []
    pending = [(inner, graph) for inner in picture.top.frames]
    while pending:
        frame, around = pending.pop(0)
        held = around.get_subgraph(f"cluster_{frame.id}")
        a, b, c, d = _numbers(held.graph_attr["bb"])
        x, y = point(a, d)
        frames.append((frame, Area(x=x, y=y, width=c - a, height=d - b)))
        pending += [(inner, held) for inner in frame.frames]
    lines = tuple(
        _line(arrow, graph.get_edge(arrow.source, arrow.target, str(number)), point)
        for number, arrow in enumerate(picture.arrows)
    )
    return Layout(
        width=right - left + 2 * _MARGIN,
        height=high - low + 2 * _MARGIN,
        boxes=tuple(boxes),
        frames=tuple(frames),
        lines=lines,
    )


def _line(arrow: Arrow, edge: Any, point: Any) -> Line:
    end, *rest = edge.attr["pos"].split(" ")
    tip = point(*_numbers(end.removeprefix("e,")))
    label = _numbers(edge.attr["lp"])
    return Line(
        arrow=arrow,
        points=tuple(point(*_numbers(one)) for one in rest),
        tip=tip,
        label=point(*label) if label else None,
    )
