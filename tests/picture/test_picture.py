"""Pictures of systems: everything in its place, joined by the ways that there are."""

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.layout import lay_out
from generator.parity import terraform
from generator.picture import drawing, mermaid, svg
from generator.picture.kinds import role
from generator.picture.layout import Area, place, size
from generator.picture.model import Arrow, Box, Frame, Picture
from generator.pipeline import plans
from generator.render import render
from generator.spec.load import load
from tests.conftest import ROOT

SPECS = sorted(path for path in (ROOT / "specs").iterdir() if path.suffix in {".json", ".yaml"})
CASES = [
    pytest.param(path, cloud, id=f"{path.stem}-{cloud}")
    for path in SPECS
    for cloud in load(path).spec.clouds.chosen
]
WHOLE = [case for case in CASES if load(case.values[0]).spec.blueprint != "stack"]
ENGINES = ("terraform", "pulumi")
HOSTILE = '<script>alert("x")</script> & "]; --> ```'


@lru_cache
def picture(path: Path, cloud: str, engine: Any) -> Picture:
    """Draw what a spec renders."""
    [plan] = [one for one in plans(load(path)) if one.cloud == cloud]
    files = lay_out(render(plan, engine=engine))
    return drawing.draw(plan, files, engine=engine)


def frames(frame: Frame, above: str = "") -> Counter[str]:
    """Count boxes by the frames that they are in; names of subnets are each engine's own."""
    here = f"{above}/{re.sub('^subnet [^0-9]*', 'subnet ', frame.title)}"
    found = Counter({here: len(frame.boxes)})
    for inner in frame.frames:
        found += frames(inner, here)
    return found


@pytest.mark.parametrize(("path", "cloud"), WHOLE)
def test_mermaid(path: Path, cloud: str, snapshot: SnapshotAssertion) -> None:
    """The picture of each example is the one that was looked at, but for machines' sizes."""
    written = mermaid.write(picture(path, cloud, "terraform"))
    assert (
        re.sub(r"<br/>(Standard_\w+|[a-z0-9.-]+\.[a-z0-9]*large)", "<br/>SIZE", written) == snapshot
    )


@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_both_engines_are_one_picture(path: Path, cloud: str) -> None:
    """The projects of both engines give boxes in the same places, and the same ways."""
    ours, theirs = (picture(path, cloud, engine) for engine in ENGINES)
    ways = [Counter((one.way, one.label) for one in each.arrows) for each in (ours, theirs)]
    assert ways[0] == ways[1]
    assert sorted(frames(ours.top).values()) == sorted(frames(theirs.top).values())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_requests_come_from_outside(path: Path, cloud: str, engine: str) -> None:
    """Whatever takes requests is reached from the clients, by arrows alone."""
    drawn = picture(path, cloud, engine)
    ahead: dict[str, list[str]] = {}
    for arrow in drawn.arrows:
        if arrow.way == "traffic":
            ahead.setdefault(arrow.source, []).append(arrow.target)
    reached, pending = set(), ["clients"]
    while pending:
        here = pending.pop()
        reached.add(here)
        pending += [one for one in ahead.get(here, ()) if one not in reached]
    assert reached >= {target for targets in ahead.values() for target in targets}
    servers = [
        box.id
        for box in drawn.top.every()
        if re.search("(?i)instance|machine|group|scaleset", box.type)
    ]
    if load(path).spec.blueprint in {"parallel-serving", "resilient-network"}:
        assert reached & set(servers)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_svg(path: Path, cloud: str, engine: str) -> None:
    """Boxes overlap nothing and lie within the page and their frames; every text is written."""
    pytest.importorskip("pygraphviz", reason="the layout is in an extra that is not installed")
    drawn = picture(path, cloud, engine)
    laid = place(drawn)
    page = Area(x=0, y=0, width=laid.width, height=laid.height)
    areas = {box.id: area for box, area in laid.boxes}
    assert areas.keys() == {box.id for box in drawn.top.every()}
    for number, (box, area) in enumerate(laid.boxes):
        assert within(area, page), box
        assert size(box) == (area.width, area.height)
        for other, theirs in laid.boxes[number + 1 :]:
            assert not overlap(area, theirs), (box, other)
    for frame, area in laid.frames:
        assert within(area, page), frame.title
        inside = {box.id for box in frame.every()}
        for box, theirs in laid.boxes:
            assert within(theirs, area) if box.id in inside else not overlap(theirs, area)
    assert len(laid.lines) == len(drawn.arrows)
    texts = shown(svg.write(drawn))
    for box in drawn.top.every():
        assert {box.title, *box.details} <= texts
    assert drawn.title in texts


def within(inner: Area, outer: Area) -> bool:
    """Tell whether an area lies in another, but for a rounding."""
    return (
        inner.x >= outer.x - 1
        and inner.y >= outer.y - 1
        and inner.x + inner.width <= outer.x + outer.width + 1
        and inner.y + inner.height <= outer.y + outer.height + 1
    )


def overlap(one: Area, other: Area) -> bool:
    """Tell whether two areas share more than an edge."""
    return (
        one.x + 1 < other.x + other.width
        and other.x + 1 < one.x + one.width
        and one.y + 1 < other.y + other.height
        and other.y + 1 < one.y + one.height
    )


def shown(text: str) -> set[str]:
    """Return the texts of an SVG document, which has nothing in it that could run."""
    root = ET.fromstring(text)  # noqa: S314 - it is our own
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "title", "style", "rect", "text", "g", "path", "polygon"}
    return {"".join(element.itertext()) for element in root.iter() if "text" in element.tag}


def test_the_picture_of_the_docs() -> None:
    """The picture that the README shows has the boxes that are drawn now."""
    pytest.importorskip("pygraphviz", reason="the layout is in an extra that is not installed")
    committed = (ROOT / "docs" / "pictures" / "parallel-serving.svg").read_text()
    drawn = picture(ROOT / "specs" / "parallel-serving.json", "aws", "terraform")
    assert shown(committed) == shown(svg.write(drawn)), (
        "draw it again: gen graph specs/parallel-serving.json --cloud aws --force"
        " -o docs/pictures/parallel-serving.svg"
    )


def test_texts_are_no_markup() -> None:
    """Whatever a name is made of, it is text in both forms."""
    box = Box(id="b0", title=HOSTILE, type=HOSTILE, details=(HOSTILE,))
    top = Frame(id="top", title="", boxes=[Box(id="b1", title="x")])
    top.frames.append(Frame(id="f0", title=HOSTILE, boxes=[box]))
    arrow = Arrow(source="b1", target="b0", way="traffic", label=HOSTILE)
    drawn = Picture(title=HOSTILE, top=top, arrows=(arrow,))
    text = mermaid.write(drawn)
    for line in text.splitlines()[4:]:
        for quoted in re.findall('"([^"]*)"', line):
            assert not re.search(r"[&`\[\]]|<(?!/?b>|br/>)", quoted), line
        assert line.count('"') % 2 == 0
    pytest.importorskip("pygraphviz", reason="the layout is in an extra that is not installed")
    assert HOSTILE in shown(svg.write(drawn))


def test_many_servers_are_one_box(tmp_path: Path) -> None:
    """Servers that are many in one place are drawn as one that says how many."""
    spec = json.loads((ROOT / "specs" / "parallel-serving.json").read_text())
    spec["servers"]["count"] = 12
    path = tmp_path / "many.json"
    path.write_text(json.dumps(spec))
    for engine in ENGINES:
        for cloud in spec["clouds"]:
            titles = [box.title for box in picture(path, cloud, engine).top.every()]
            many = [title for title in titles if re.match("[46] x server$", title)]
            assert len(many) == (3 if cloud == "azure" else 2), titles


def test_each_type_is_drawn_or_known_not_to_be() -> None:
    """A resource of a type that nobody has placed would be missing from the picture."""
    found = set()
    for path in SPECS:
        for plan in plans(load(path)):
            system = terraform.expand(render(plan, engine="terraform"))
            found |= {one.type for one in system.of("resource") if not role(one)}
    tied = set(Path(__file__).with_name("not_drawn.txt").read_text().split())
    assert not found - tied, "give it a role in generator/picture/kinds.py, or list it there"
