"""A picture as SVG: our drawing of a layout, legible on light and on dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.picture.layout import SMALL, TEXT, TITLE, Area, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.picture.layout import Layout, Line
    from generator.picture.model import Box, Frame, Picture

_HEAD = 34.0  # room for the title
_STYLE = """\
text { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.page { fill: #ffffff; }
.frame { fill: #1f6feb; fill-opacity: .045; stroke: #8b98a8; stroke-dasharray: 5 4; }
.box { fill: #ffffff; stroke: #57606a; stroke-width: 1.2; }
.outside { fill: #eef2f6; stroke: #57606a; stroke-width: 1.2; }
.title { fill: #1f2328; font-weight: 600; }
.text, .place { fill: #59636e; }
.line { fill: none; stroke: #6e7781; stroke-width: 1.2; }
.tip { fill: #6e7781; }
.label { fill: #59636e; }
.halo { fill: #ffffff; fill-opacity: .85; }
.line.traffic { stroke: #0b63ce; stroke-width: 2.2; }
.tip.traffic, .label.traffic { fill: #0b63ce; }
.line.data { stroke: #1a7f37; stroke-width: 1.6; }
.tip.data, .label.data { fill: #1a7f37; }
.line.guards { stroke: #8250df; stroke-dasharray: 2 3; }
.tip.guards, .label.guards { fill: #8250df; }
.line.logs { stroke-dasharray: 5 4; }
@media (prefers-color-scheme: dark) {
  .page { fill: #0d1117; }
  .frame { fill: #58a6ff; fill-opacity: .06; stroke: #6e7681; }
  .box { fill: #161b22; stroke: #8b949e; }
  .outside { fill: #21262d; stroke: #8b949e; }
  .title { fill: #f0f6fc; }
  .text, .place { fill: #adb6c0; }
  .line { stroke: #9198a1; }
  .tip { fill: #9198a1; }
  .label { fill: #adb6c0; }
  .halo { fill: #0d1117; }
  .line.traffic { stroke: #58a6ff; }
  .tip.traffic, .label.traffic { fill: #79b8ff; }
  .line.data { stroke: #3fb950; }
  .tip.data, .label.data { fill: #56d364; }
  .line.guards { stroke: #bc8cff; }
  .tip.guards, .label.guards { fill: #d2a8ff; }
}
"""
_MEANINGS = {
    "traffic": "requests",
    "egress": "calls to the outside",
    "data": "copies and reads",
    "guards": "protects",
    "logs": "logs and alarms",
}


def write(picture: Picture) -> str:
    """Write a picture as an SVG document. Raises GenError where no layout can be had."""
    laid = place(picture)
    used = [way for way in _MEANINGS if any(line.arrow.way == way for line in laid.lines)]
    legend = sum(len(_MEANINGS[way]) * SMALL * 0.6 + 54 for way in used)
    heading = len(picture.title) * TITLE * 0.62 + 40
    width, height = max(laid.width, legend + 20, heading), laid.height + _HEAD + 30
    room = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {room} role="img" aria-labelledby="title">',
        f'<title id="title">{escape(picture.title)}</title>',
        f"<style>\n{_STYLE}</style>",
        f'<rect class="page" width="{width:.0f}" height="{height:.0f}"/>',
        _words(picture.title, 20, 26, TITLE + 1, "title"),
        f'<g transform="translate({(width - laid.width) / 2:.1f} {_HEAD})">',
        *_drawn(laid),
        "</g>",
        *_legend(used, height - 14),
        "</svg>",
    ]
    return "\n".join(rows) + "\n"


def _drawn(laid: Layout) -> Iterator[str]:
    for frame, area in laid.frames:
        yield from _frame(frame, area)
    for line in laid.lines:
        yield from _line(line)
    for box, area in laid.boxes:
        yield from _box(box, area)
    for line in laid.lines:
        if line.label:
            x, y = line.label
            css, room = f"label {line.arrow.way}", len(line.arrow.label) * SMALL * 0.58 + 6
            held = Area(x=x - room / 2, y=y - SMALL * 0.7, width=room, height=SMALL * 1.4)
            yield _rectangle(held, "halo", 3)
            yield _words(line.arrow.label, x, y + SMALL / 3, SMALL, css, anchor="middle")


def _frame(frame: Frame, area: Area) -> Iterator[str]:
    yield _rectangle(area, "frame", 8)
    yield _words(frame.title, area.x + 10, area.y + SMALL + 6, SMALL, "place")


def _box(box: Box, area: Area) -> Iterator[str]:
    yield "<g>"
    yield _rectangle(area, "box" if box.type else "outside", 6 if box.type else 16)
    middle, y = area.x + area.width / 2, area.y + 10 + TITLE * 0.85
    yield _words(box.title, middle, y, TITLE, "title", anchor="middle")
    for row in filter(None, (box.type, *box.details)):
        y += TEXT * 1.35
        yield _words(row, middle, y, TEXT, "text", anchor="middle")
    yield "</g>"


def _line(line: Line) -> Iterator[str]:
    (x, y), *rest = line.points
    path = f"M{x} {y}C" + " ".join(f"{a} {b}" for a, b in rest)
    yield f'<path class="line {line.arrow.way}" d="{path}"/>'
    (a, b), (tip_x, tip_y) = line.points[-1], line.tip
    across = ((b - tip_y) * 0.4, (tip_x - a) * 0.4)
    corners = [(tip_x, tip_y), (a + across[0], b + across[1]), (a - across[0], b - across[1])]
    points = " ".join(f"{round(one, 1)},{round(other, 1)}" for one, other in corners)
    yield f'<polygon class="tip {line.arrow.way}" points="{points}"/>'


def _legend(used: list[str], y: float) -> Iterator[str]:
    x = 20.0
    for way in used:
        yield f'<path class="line {way}" d="M{x:.0f} {y - 4:.0f}h28"/>'
        yield _words(_MEANINGS[way], x + 34, y, SMALL, "text")
        x += 54 + len(_MEANINGS[way]) * SMALL * 0.6


def _rectangle(area: Area, css: str, radius: float) -> str:
    return (
        f'<rect class="{css}" x="{area.x:.1f}" y="{area.y:.1f}" width="{area.width:.1f}" '
        f'height="{area.height:.1f}" rx="{radius}"/>'
    )


def _words(  # noqa: PLR0913 (as many as SVG has)
    text: str, x: float, y: float, size: float, css: str, *, anchor: str = "start"
) -> str:
    return (
        f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )
