"""The table of capabilities says what the code does: what renders, and what is refused how."""

from collections.abc import Iterator
from typing import Any

import pytest

from generator import blueprints
from generator.blueprints import BLUEPRINTS, STACK
from generator.capabilities import Capability, Refused, table
from generator.errors import SpecError
from generator.layout import lay_out
from generator.project import Cloud
from generator.render import render
from generator.spec.load import model_of, validated
from generator.spec.source import Source
from generator.starter import starter

CLOUDS = {
    name: tuple(model_of(name).model_fields["clouds"].annotation.model_fields)
    for name in BLUEPRINTS
}
CASES = [
    pytest.param(name, cloud, row, id=f"{name}-{cloud}-{row.name}")
    for name in BLUEPRINTS
    for row in table(name)
    for cloud in CLOUDS[name]
]


def said(row: Capability, blueprint: str, cloud: Cloud) -> Any:
    """Return the spec that asks for a capability on one cloud."""
    whole = _laid(_laid(starter(blueprint, (cloud,)), row.says), row.says_on.get(cloud, {}))
    if blueprint == STACK:
        return validated(Source(file="", text="{}", data=whole, format="json"))
    return model_of(blueprint).model_validate(whole)


def _laid(base: Any, over: Any) -> Any:
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    if set(over) & {"gpu", "type", "bucket"}:  # one way of saying excludes the other
        return over
    merged = {**base, **{key: _laid(base.get(key, {}), value) for key, value in over.items()}}
    return {key: value for key, value in merged.items() if value is not None}


@pytest.mark.parametrize(("blueprint", "cloud", "row"), CASES)
def test_holds(blueprint: str, cloud: Cloud, row: Capability) -> None:
    """Each verdict is true of the code, and every cloud that a spec may name has one."""
    verdict = row.on(cloud)
    assert verdict is not None, "say what this cloud does about it"
    spec = said(row, blueprint, cloud)
    if isinstance(verdict, Refused):
        with pytest.raises(SpecError) as refusal:
            blueprints.plan(spec, cloud)
        problems = [problem for problem in refusal.value.problems if verdict.why in problem.message]
        assert problems, [problem.message for problem in refusal.value.problems]
        assert all(problem.hint for problem in problems)
        assert {problem.path[0] for problem in problems} <= {*row.says, *row.says_on.get(cloud, {})}
        return
    plan = blueprints.plan(spec, cloud)
    assert verdict.shows in "\n".join(lay_out(render(plan, engine="terraform")).values())
    assert render(plan, engine="pulumi")


# What stands in a file of its own on some clouds alone, and is part of what rows say of each.
PARTS = {
    "certificate": "a certificate of one's own",
    "encryption": "the key of what AWS keeps: logs, alarms and disks",
    "identity": "what servers on AWS may do",
    "model_bucket": "the model that is registered",
    "model_key": "the model that is registered",
    "origin_access": "a CDN before a private bucket",
    "replica": "a copy in a second region",
    "replica_protection": "a copy in a second region",
    "resource_group": "Azure keeps everything in one",
    "workspace": "the model that is registered",
    "workspace_access": "the model that is registered",
}
SHARED = {"backend", "outputs", "providers", "variables", "versions"}


def rendered(blueprint: str) -> Iterator[tuple[Cloud, str, bool]]:
    """Render what rows ask for: cloud, component, and whether the row is about it."""
    for row in table(blueprint):
        for cloud in CLOUDS[blueprint]:
            verdict = row.on(cloud)
            if verdict is None or isinstance(verdict, Refused):
                continue
            plan = blueprints.plan(said(row, blueprint, cloud), cloud)
            for file, text in lay_out(render(plan, engine="terraform")).items():
                name = file.removesuffix(".tf")
                if file.endswith(".tf") and name not in SHARED:
                    yield cloud, name, verdict.shows in text


@pytest.mark.parametrize("blueprint", [name for name in BLUEPRINTS if name != STACK])
def test_what_some_clouds_lack_is_in_the_table(blueprint: str) -> None:
    """A component that not every cloud has is what a row speaks of, or a part of that."""
    found: dict[str, dict[Cloud, bool]] = {}
    for cloud, name, about in rendered(blueprint):
        there = found.setdefault(name, {})
        there[cloud] = there.get(cloud, False) or about
    silent = {
        (name, cloud)
        for name, there in found.items()
        for cloud, about in there.items()
        if not about and len(there) < len(CLOUDS[blueprint]) and name not in PARTS
    }
    assert not silent, "a row has to say what each cloud does about it"


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_rows(blueprint: str) -> None:
    """Rows have different names, and what is different is told in words that end without a dot."""
    rows = table(blueprint)
    assert len({row.name for row in rows}) == len(rows) > 5
    for row in rows:
        for cloud in CLOUDS[blueprint]:
            verdict = row.on(cloud)
            assert verdict
            assert verdict.verdict == "native" or verdict.told
            assert not verdict.told.endswith(".")
