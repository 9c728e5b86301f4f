"""Random overrides: each is refused with a reason, or leaves one system without fault."""

import os
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.errors import Problem, SpecError
from generator.facts import Argument, BlockFacts
from generator.layout import lay_out
from generator.overrides.fitting import declared, facts_of
from generator.overrides.laying import overridden
from generator.parity import certificate
from generator.pipeline import plans
from generator.project import Override, Plan, Texts
from generator.record import replace
from generator.render import render
from generator.spec.load import load
from generator.verify import refuse_faults
from tests.conftest import ROOT

EXAMPLES = int(os.environ.get("GEN_EXAMPLES", "12"))
LIKELY = 0.9
WRONG: tuple[Any, ...] = (
    None,
    "x",
    7,
    True,
    [],
    {},
    ["x"],
    [None],
    [[]],
    {"k": "v"},
    1.5,
    "${a}\n",
)


@cache
def bare(name: str) -> tuple[tuple[Plan, Texts, frozenset[str]], ...]:
    """Render a spec on its clouds, ready for overrides; give what its engines differ in, too."""
    made = []
    for plan in plans(load(ROOT / "specs" / name)):
        some = replace(plan, overrides=(Override(address="a.b", because="x", arguments={}),))
        texts: Texts = {
            "terraform": lay_out(render(some, engine="terraform")),
            "pulumi": lay_out(render(some, engine="pulumi")),
        }
        made.append((plan, texts, differing(texts)))
    return tuple(made)


def differing(texts: Texts) -> frozenset[str]:
    """Tell what the engines differ in, and what of them is not known."""
    found = certificate(texts["terraform"], texts["pulumi"])
    return frozenset((*(one.what for one in found.differences), *found.unknown))


def value(drawn: random.Random, argument: Argument) -> Any:
    """Draw a value that an argument may take, or, seldom, any."""
    if drawn.random() > LIKELY:
        return drawn.choice(WRONG)
    if "one_of" in argument.facts:
        return drawn.choice(argument.facts["one_of"])
    kind = argument.type if isinstance(argument.type, str) else ""
    return {"b": drawn.random() < LIKELY, "n": 3, "s": "abc"}.get(kind, ["x"])


def arguments(drawn: random.Random, known: BlockFacts, depth: int = 0) -> dict[str, Any]:
    """Draw arguments of a resource or a block."""
    held = {name: known.argument(name) for name in known.arguments}
    settable = [name for name, one in held.items() if one is not None and not one.read_only]
    names = [*settable, *known.blocks, *known.blocks]
    return {
        name: inner
        for name in drawn.sample(names, min(len(names), drawn.randint(1, 2)))
        for inner in drawn_values(drawn, known, name, depth)
    }


def drawn_values(drawn: random.Random, known: BlockFacts, name: str, depth: int) -> Iterator[Any]:
    """Draw what one argument is set to; nothing where blocks are too deep."""
    block, argument = known.block(name), known.argument(name)
    if argument is not None and block is None:
        yield value(drawn, argument)
    elif block is not None and depth < 3:
        made = arguments(drawn, block.block, depth + 1)
        yield made if drawn.random() < LIKELY else [made] * drawn.randint(0, 2)


def judged(plan: Plan, texts: Texts, over: Override) -> tuple[Texts, tuple[Problem, ...]]:
    """Lay an override over projects, or give what it is refused for."""
    try:
        return overridden(replace(plan, overrides=(over,)), texts), ()
    except SpecError as error:
        return {}, error.problems


@pytest.mark.slow
@pytest.mark.parametrize("name", ["resilient-network.json", "cdn-caching.json"])
@pytest.mark.parametrize("seed", range(3))
def test_an_override_is_refused_or_leaves_one_system(name: str, seed: int) -> None:
    """What is not refused in the spec is found faulty by no judge, and the same in both engines."""
    drawn = random.Random(f"{name} {seed}")  # noqa: S311 (no secret is drawn)
    taken = 0
    for plan, texts, known in bare(name):
        facts = {one: facts_of(one) for one in sorted(declared(texts["terraform"]))}
        there = [(address, one) for address, one in facts.items() if one is not None]
        for _ in range(EXAMPLES):
            address, block = drawn.choice(there)
            said = arguments(drawn, block)
            made, problems = judged(
                plan, texts, Override(address=address, because="x", arguments=said)
            )
            assert {(one.code, one.path[0]) for one in problems} <= {("GEN412", "overrides")}, said
            for engine, files in made.items():
                refuse_faults(files, engine=engine)
            taken += bool(made)
            assert not made or differing(made) <= known, (address, said)
    assert taken
