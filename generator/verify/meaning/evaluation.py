"""Expressions as values, as far as the text tells; both engines' are read as Terraform's nodes.

A value is Python's own, UNKNOWN, or a `Ref` to what a resource exports. Nothing is guessed: what a
run alone can tell is UNKNOWN, and so is all that is made from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.hcl import (
    Access,
    Call,
    Choice,
    For,
    Items,
    Operation,
    Pairs,
    Reference,
    Template,
    Value,
)
from generator.record import record, replace
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.hcl import Expression
    from generator.verify.finding import Finding, Note

Names = dict[str, Any]
DEEPEST = 60
MOST = 1_000  # items of one collection
STEPS = 100_000  # expressions that are evaluated in one look
LARGEST = 20_000  # items of one collection with all that is in them
LONGEST = 20_000  # characters of one text
WIDEST = 128  # bits of one number


@record(kw_only=False)
class Ref:
    """An attribute of an instance of a resource; without steps it is the instance itself."""

    address: str
    key: Any
    steps: tuple[Any, ...]


class Look:
    """Where the names of an expression are looked up: one use of a module, or one file."""

    # Whether an address means the same in every look: a Terraform module has its own.
    shared = False

    def __init__(self) -> None:
        self.depth = 0
        self.steps = 0
        self.referring = False
        # What definitions are, as values and as what they refer to.
        self.defined: tuple[dict[int, Any], dict[int, Any]] = ({}, {})

    def definition(self, reference: Reference) -> tuple[Expression, Look, int] | None:
        """Find what a name is defined by, where to read that, and how many steps the name took."""
        raise NotImplementedError

    def home(self, reference: Reference) -> Callable[[Note], Finding] | None:
        """Tell how notes are placed where a name is defined; None where that is the same text."""
        raise NotImplementedError

    def called(self, call: Call) -> tuple[Expression, Look, Callable[[Note], Finding]] | None:
        """Give what a function of the project returns; None for any other function."""
        del call
        return None

    def filed(self, call: Call) -> str | None:
        """Give the text that a function reads from a file of the project, as it stands there."""
        del call
        return None

    def setting(self, space: str, key: Any, kind: str) -> Any:
        """Tell what a stack sets; None where it sets nothing, UNKNOWN where no stack is known."""
        del space, key, kind
        return UNKNOWN

    def instances(self, address: str) -> Mapping[Any, Names] | None:
        """Give the instances of a resource by key with what each binds; None where unknown."""
        raise NotImplementedError

    def argument(self, address: str, name: str) -> tuple[Expression, Look] | None:
        """Give an argument of a resource, and where it is read."""
        raise NotImplementedError

    def address(self, reference: Reference) -> tuple[str, int]:
        """Tell the resource that a reference leads to, and the steps that it took."""
        raise NotImplementedError

    def value(self, node: Expression, names: Names) -> Any:
        """Evaluate an expression."""
        self.depth += 1
        self.steps += 1
        try:
            far = self.depth > DEEPEST or self.steps > STEPS
            return UNKNOWN if far else self.evaluate(node, names)
        finally:
            self.depth -= 1

    def evaluate(self, node: Expression, names: Names) -> Any:  # noqa: C901, PLR0911 (one case per kind of node)
        """Evaluate an expression, one level deeper."""
        match node:
            case Value():
                return node.value
            case Reference():
                return self.reference(node, names)
            case Template():
                return self.text(node, names)
            case Items():
                return bounded([self.value(item, names) for item in node.items])
            case Pairs():
                pairs = [(self.value(k, names), self.value(v, names)) for k, v in node.pairs]
                known = all(isinstance(key, str | int | bool) for key, _ in pairs)
                return bounded(dict(pairs)) if known else UNKNOWN
            case Choice():
                test = self.value(node.test, names)
                if isinstance(test, bool):
                    return self.value(node.yes if test else node.no, names)
                yes, no = self.value(node.yes, names), self.value(node.no, names)
                return yes if yes == no else UNKNOWN
            case Call():
                from generator.verify.meaning.functions import call

                return call(self, node, names)
            case For():
                return self.each(node, names)
            case Access():
                return self.walk(self.value(node.base, names), node.steps, names)
            case Operation():
                from generator.verify.meaning.functions import operation

                return operation(node.operator, [self.value(one, names) for one in node.operands])

    def text(self, node: Template, names: Names) -> Any:
        """Put a text together; UNKNOWN where a part is."""
        parts = [one if isinstance(one, str) else self.value(one, names) for one in node.parts]
        if len(parts) == 1:
            return parts[0]
        if not all(isinstance(one, str | int | float) for one in parts):
            return UNKNOWN
        whole = "".join(written(one) for one in parts)
        return whole if len(whole) <= LONGEST else UNKNOWN

    def reference(self, node: Reference, names: Names) -> Any:
        """Evaluate a path that starts at a name."""
        if node.root in names:
            return self.walk(names[node.root], node.steps, names)
        found = self.definition(node)
        if found is not None:
            expression, look, taken = found
            known = look.defined[self.referring]
            key = id(expression)
            if key not in known:
                before, look.referring = look.referring, self.referring
                known[key] = look.value(expression, {})
                look.referring = before
            base = known[key]
            if look is not self and not self.shared and refers(base):
                base = UNKNOWN  # An address means something in its own module only.
            return self.walk(base, node.steps[taken:], names)
        address, taken = self.address(node)
        return self.exported(address, node.steps[taken:], names) if address else UNKNOWN

    def exported(self, address: str, steps: tuple[Any, ...], names: Names) -> Any:
        """Evaluate what a resource exports."""
        several = self.instances(address)
        if several is None:
            return UNKNOWN
        if several.keys() == {""}:
            return self.walk(Ref(address, "", ()), steps, names)
        if all(isinstance(key, int) for key in several):
            return self.walk([Ref(address, key, ()) for key in several], steps, names)
        return self.walk({key: Ref(address, key, ()) for key in several}, steps, names)

    def walk(self, value: Any, steps: Iterable[Any], names: Names) -> Any:
        """Take the steps of a path into a value."""
        rest = tuple(steps)
        for index, step in enumerate(rest):
            if value is UNKNOWN:
                return UNKNOWN
            if step == "*":
                items = value if isinstance(value, list) else [value]
                return [self.walk(one, rest[index + 1 :], names) for one in items]
            if isinstance(value, Ref):
                value = self.of_resource(value, step)
                continue
            key = step if isinstance(step, str) else self.value(step, names)
            in_map = isinstance(value, dict) and isinstance(key, str | int) and key in value
            in_list = isinstance(value, list) and isinstance(key, int) and -1 <= key < len(value)
            value = value[key] if in_map or in_list else UNKNOWN
        return value

    def of_resource(self, ref: Ref, step: Any) -> Any:
        """Read an attribute of an instance: as it is set there, else a reference to it."""
        if isinstance(step, str) and not ref.steps and not self.referring:
            value = self.value_of(ref, step)
            if value is not None and value is not UNKNOWN:
                return value
        return replace(ref, steps=(*ref.steps, step if isinstance(step, str) else "…"))

    def value_of(self, ref: Ref, name: str) -> Any:
        """Evaluate an argument of an instance; None where it is not set."""
        said = self.argument(ref.address, name)
        if said is None:
            return None
        expression, look = said
        return look.value(expression, (self.instances(ref.address) or {}).get(ref.key, {}))

    def refer(self, node: Expression, names: Names) -> Any:
        """Evaluate an expression to the attribute that it refers to, whatever the project sets."""
        self.referring = True
        try:
            return self.value(node, names)
        finally:
            self.referring = False

    def each(self, node: For, names: Names) -> Any:
        """Evaluate a for-expression; UNKNOWN where its collection is."""
        pairs = entries(self.value(node.collection, names))
        if pairs is None:
            return UNKNOWN
        made: list[tuple[Any, Any]] = []
        for key, item in pairs:
            if self.steps > STEPS:
                return UNKNOWN
            inner = names | dict(zip(node.names[::-1], (item, key), strict=False))
            if node.condition is not None:
                test = self.value(node.condition, inner)
                if test is False:
                    continue
                if test is not True:
                    return UNKNOWN
            name = None if node.key is None else self.value(node.key, inner)
            if node.grouped or not (name is None or isinstance(name, str | int)):
                return UNKNOWN
            made.append((name, self.value(node.value, inner)))
        return bounded([one for _, one in made] if node.key is None else dict(made))


def bounded(value: Any) -> Any:
    """Give a value; UNKNOWN for one that is longer, or holds more on all levels, than a project's.

    A list that holds another twice, and is held twice, grows without a long text.
    """
    if isinstance(value, str):
        return value if len(value) <= LONGEST else UNKNOWN
    left = LARGEST
    waiting = [value] if isinstance(value, list | dict) else []
    while waiting:
        one = waiting.pop()
        inner = one.values() if isinstance(one, dict) else one
        left -= len(inner)
        if left < 0:
            return UNKNOWN
        waiting += [each for each in inner if isinstance(each, list | dict)]
    return value


def entries(value: Any) -> list[tuple[Any, Any]] | None:
    """List a collection's keys and values; None for what is none or not known."""
    if isinstance(value, dict) and len(value) <= MOST:
        # Terraform goes through the keys of a map in their order, Python in that of the text;
        # nothing that is judged depends on which comes first.
        return list(value.items())
    if isinstance(value, list) and len(value) <= MOST:
        return list(enumerate(value))
    return None


def refers(value: Any) -> bool:
    """Tell whether there is a reference to a resource in a value."""
    if isinstance(value, Ref):
        return True
    if isinstance(value, dict):
        return any(refers(one) for one in value.values())
    return isinstance(value, list) and any(refers(one) for one in value)


def written(value: Any) -> str:
    """Write a scalar as it appears inside a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def strings(value: Any) -> Iterator[str]:
    """Give the strings of a value: itself, or those that it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
