"""The table of capabilities says what the code does: what renders, and what is refused how."""

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
