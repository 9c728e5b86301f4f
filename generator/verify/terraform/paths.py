"""Where the steps of a reference lead inside what a resource exports."""

from typing import Any

from generator.facts import BlockFacts
from generator.hcl import Expression
from generator.verify.finding import nearest

Steps = tuple[str | Expression, ...]
Problem = tuple[str, str]
WORDS = {"s": "a string", "n": "a number", "b": "a bool"}


def follow(block: BlockFacts, steps: Steps) -> Problem | None:  # noqa: PLR0911 (one answer per kind of thing)
    """Walk from a block; give message and hint where a step leads nowhere.

    Stops without a problem as soon as the facts do not tell what comes next.
    """
    if not steps:
        return None
    name, rest = steps[0], steps[1:]
    if not isinstance(name, str) or name == "*":
        return None
    nested = block.block(name)
    if nested is not None:
        if nested.mode == "e":
            return None
        if nested.mode == "1":
            return follow(nested.block, rest)
        return follow_list(nested.block, nested.mode, rest, name)
    said = block.arguments.get(name)
    if said is None:
        return f"there is no attribute `{name}`", nearest(name, block.names())
    kind = said[1]
    if isinstance(kind, list) and kind[0] == "N":
        argument = block.argument(name)
        inner = argument.nested if argument is not None else None
        if inner is None:
            return None
        if kind[1] == "1":
            return follow(inner.block, rest)
        return follow_list(inner.block, kind[1], rest, name)
    return follow_type(kind, rest, name)


def follow_list(block: BlockFacts, mode: str, steps: Steps, name: str) -> Problem | None:
    """Walk from a list, set or map of blocks."""
    if not steps:
        return None
    step = steps[0]
    if mode == "m":
        return follow(block, steps[1:])
    if isinstance(step, str) and step != "*":
        return list_problem(name, step)
    if mode == "t" and step != "*":
        return (
            f"`{name}` is a set, and a set has no index",
            f"write `one({name})` or `tolist({name})[0]`",
        )
    return follow(block, steps[1:])


def follow_type(kind: Any, steps: Steps, name: str) -> Problem | None:  # noqa: PLR0911 (one answer per kind of thing)
    """Walk from a value of a type."""
    if not steps or kind == "d":
        return None
    step = steps[0]
    if isinstance(kind, str):
        if isinstance(step, str) and step != "*":
            return f"`{name}` is {WORDS[kind]} and has no attribute `{step}`", ""
        return None
    if kind[0] == "m":
        return follow_type(kind[1], steps[1:], name)
    if kind[0] == "o":
        if not isinstance(step, str):
            return None
        if step not in kind[1]:
            return f"`{name}` has no attribute `{step}`", nearest(step, kind[1])
        return follow_type(kind[1][step], steps[1:], step)
    if isinstance(step, str) and step != "*":
        return list_problem(name, step)
    if kind[0] == "t" and step != "*":
        return (
            f"`{name}` is a set, and a set has no index",
            f"write `one({name})` or `tolist({name})[0]`",
        )
    return follow_type(kind[1], steps[1:], name)


def list_problem(name: str, step: str) -> Problem:
    """Say that a list was taken for one of its items."""
    return (
        f"`{name}` is a list and has no attribute `{step}`",
        f"write `{name}[0].{step}` or `{name}[*].{step}`",
    )
