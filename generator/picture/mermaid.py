"""A picture as a Mermaid flow chart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.picture.model import Box, Frame, Picture, Way

_LINES: dict[Way, str] = {
    "traffic": "==>",
    "egress": "-->",
    "data": "-->",
    "guards": "-.->",
    "logs": "-.->",
}


def write(picture: Picture) -> str:
    """Write a picture as Mermaid; no text of a resource can be markup in it."""
    lines = [
        "---",
        f"title: {_yaml(picture.title)}",
        "---",
        "flowchart LR",
        *_frame(picture.top, "  "),
    ]
    for arrow in picture.arrows:
        label = f'|"{_quoted(arrow.label)}"|' if arrow.label else ""
        lines.append(f"  {arrow.source} {_LINES[arrow.way]}{label} {arrow.target}")
    return "\n".join(lines) + "\n"


def _frame(frame: Frame, indent: str) -> Iterator[str]:
    for box in frame.boxes:
        yield f"{indent}{box.id}{_text(box)}"
    for inner in frame.frames:
        yield f'{indent}subgraph {inner.id}["{_quoted(inner.title)}"]'
        yield from _frame(inner, f"{indent}  ")
        yield f"{indent}end"


def _text(box: Box) -> str:
    rows = [f"<b>{_quoted(box.title)}</b>", *map(_quoted, filter(None, [box.type, *box.details]))]
    text = "<br/>".join(rows)
    return f'["{text}"]' if box.type else f'(["{text}"])'


def _quoted(text: str) -> str:
    """Write what could be markup as Mermaid's numbered characters."""
    return re.sub(r"[^\w .,:/%-]", lambda found: f"#{ord(found[0])};", text)


def _yaml(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
