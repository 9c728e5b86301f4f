"""Types as variables declare them, and where the steps of a reference lead inside a value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.hcl import Call, Expression, Pairs, Reference, Value
from generator.verify.finding import Note, nearest

WORDS = frozenset({"string", "number", "bool", "any"})
CONTAINERS = frozenset({"list", "set", "map"})
Steps = tuple[str | Expression, ...]
Problem = tuple[str, str]
Walk = Callable[[Expression | None, Steps, str], Problem | None]


def type_notes(kind: Expression) -> Iterator[Note]:
    """Judge a type constraint."""
    if isinstance(kind, Reference) and not kind.steps:
        if kind.root not in WORDS | CONTAINERS:
            message = f"there is no type `{kind.root}`"
            yield Note("wrong-type", kind.pos, message, nearest(kind.root, WORDS | CONTAINERS))
    elif (isinstance(kind, Call) and kind.name in CONTAINERS and len(kind.args) == 1) or (
        isinstance(kind, Call) and kind.name == "optional" and kind.args
    ):
        yield from type_notes(kind.args[0])
    elif isinstance(kind, Call) and kind.name == "object" and len(kind.args) == 1:
        fields = kind.args[0]
        if isinstance(fields, Pairs):
            for _, field in fields.pairs:
                yield from type_notes(field)
    elif isinstance(kind, Call) and kind.name == "tuple":
        return
    elif isinstance(kind, Value) and kind.value in WORDS | CONTAINERS:
        return  # The quoted form of old configurations.
    else:
        yield Note(
            "wrong-type", kind.pos, "a type is a word like `string` or a call like `list(string)`"
        )


def coded(kind: Expression) -> Any:
    """Code a type constraint as the facts code types; `d` for what is not told."""
    if isinstance(kind, Reference):
        return {"string": "s", "number": "n", "bool": "b"}.get(kind.root, "d")
    if not isinstance(kind, Call) or len(kind.args) < 1:
        return "d"
    inner = kind.args[0]
    if kind.name == "optional":
        return coded(inner)
    if kind.name in CONTAINERS:
        return [{"list": "l", "set": "t", "map": "m"}[kind.name], coded(inner)]
    if kind.name == "object" and isinstance(inner, Pairs):
        fields = {key.value: coded(one) for key, one in inner.pairs if isinstance(key, Value)}
        return ["o", fields]
    return "d"


def field_problem(kind: Expression | None, steps: Steps, name: str) -> Problem | None:
    """Walk the attributes that a reference reads off a value of a declared type."""
    if isinstance(kind, Call) and kind.name == "optional" and kind.args:
        kind = kind.args[0]
    if not steps or not isinstance(kind, Call) or len(kind.args) != 1:
        return None
    step, inner = steps[0], kind.args[0]
    if kind.name == "map":
        return field_problem(inner, steps[1:], name)
    if kind.name in ("list", "set"):
        if isinstance(step, str) and step != "*":
            return f"`{name}` is a {kind.name} and has no attribute `{step}`", ""
        return field_problem(inner, steps[1:], name)
    if kind.name != "object" or not isinstance(inner, Pairs) or not isinstance(step, str):
        return None
    return lookup(inner, steps, name, field_problem)


def literal_problem(value: Expression | None, steps: Steps, name: str) -> Problem | None:
    """Walk the attributes that a reference reads off an object written in the text."""
    if not steps or not isinstance(value, Pairs) or not isinstance(steps[0], str):
        return None
    return lookup(value, steps, name, literal_problem)


def lookup(pairs: Pairs, steps: Steps, name: str, further: Walk) -> Problem | None:
    """Find a step among the keys of an object, and go on from its value."""
    step = steps[0]
    known = {key.value: one for key, one in pairs.pairs if isinstance(key, Value)}
    if len(known) < len(pairs.pairs) or step == "*":
        return None
    if step not in known:
        return f"`{name}` has no attribute `{step}`", nearest(str(step), map(str, known))
    return further(known[step], steps[1:], f"{name}.{step}")
