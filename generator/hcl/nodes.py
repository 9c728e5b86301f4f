"""What a Terraform text is made of, once read: bodies, blocks and expressions.

Plain classes with slots and not dataclasses: a project has thousands of nodes, and a frozen
dataclass costs three times as much to make and 0.3 ms per class to define at start-up. Nothing
changes a node after the reader made it.

`pos` is everywhere the offset of the node's first character in the text of its section.
"""

from typing import TypeAlias


class Value:
    """A literal: a string without interpolation, a number, a bool or null (None)."""

    __slots__ = ("pos", "value")

    def __init__(self, pos: int, value: str | float | bool | None) -> None:  # noqa: FBT001 (a literal may be a bool)
        self.pos = pos
        self.value = value


class Template:
    """A string with interpolations or directives: literal text and expressions in order."""

    __slots__ = ("parts", "pos")

    def __init__(self, pos: int, parts: "tuple[str | Expression, ...]") -> None:
        self.pos = pos
        self.parts = parts


class Items:
    """A list in brackets, `[a, b]`."""

    __slots__ = ("items", "pos")

    def __init__(self, pos: int, items: "tuple[Expression, ...]") -> None:
        self.pos = pos
        self.items = items


class Pairs:
    """An object in braces, `{ a = 1 }`; a bare word as a key is a `Value`."""

    __slots__ = ("pairs", "pos")

    def __init__(self, pos: int, pairs: "tuple[tuple[Expression, Expression], ...]") -> None:
        self.pos = pos
        self.pairs = pairs


class Reference:
    """A path that starts at a name: `aws_subnet.public["a"].id`.

    A step is an attribute (`str`), `"*"` for a splat, or the expression between brackets.
    """

    __slots__ = ("pos", "root", "steps")

    def __init__(self, pos: int, root: str, steps: "tuple[str | Expression, ...]") -> None:
        self.pos = pos
        self.root = root
        self.steps = steps

    def __str__(self) -> str:
        """Write it as in the text; what brackets hold is shown only when it is a literal."""
        text = self.root
        for step in self.steps:
            if isinstance(step, str):
                text += f".{step}" if step != "*" else "[*]"
            elif isinstance(step, Value):
                text += f'["{step.value}"]' if isinstance(step.value, str) else f"[{step.value}]"
            else:
                text += "[…]"
        return text


class Access:
    """Steps taken from something that is not a name: `keys(local.a)[0]`."""

    __slots__ = ("base", "pos", "steps")

    def __init__(self, pos: int, base: "Expression", steps: "tuple[str | Expression, ...]") -> None:
        self.pos = pos
        self.base = base
        self.steps = steps


class Call:
    """A function call; `spread` when its last argument ends in `...`."""

    __slots__ = ("args", "name", "pos", "spread")

    def __init__(
        self, pos: int, name: str, args: "tuple[Expression, ...]", *, spread: bool
    ) -> None:
        self.pos = pos
        self.name = name
        self.args = args
        self.spread = spread


class For:
    """A for-expression, of a list (`key` is None) or an object, or a `%{ for }` of a template."""

    __slots__ = ("collection", "condition", "grouped", "key", "names", "pos", "value")

    def __init__(  # noqa: PLR0913, PLR0917 (a for-expression has this many parts)
        self,
        pos: int,
        names: tuple[str, ...],
        collection: "Expression",
        key: "Expression | None",
        value: "Expression",
        condition: "Expression | None",
        *,
        grouped: bool,
    ) -> None:
        self.pos = pos
        self.names = names
        self.collection = collection
        self.key = key
        self.value = value
        self.condition = condition
        self.grouped = grouped


class Choice:
    """A conditional, `test ? yes : no`, or a `%{ if }` of a template."""

    __slots__ = ("no", "pos", "test", "yes")

    def __init__(self, pos: int, test: "Expression", yes: "Expression", no: "Expression") -> None:
        self.pos = pos
        self.test = test
        self.yes = yes
        self.no = no


class Operation:
    """An operator with its one or two operands."""

    __slots__ = ("operands", "operator", "pos")

    def __init__(self, pos: int, operator: str, operands: "tuple[Expression, ...]") -> None:
        self.pos = pos
        self.operator = operator
        self.operands = operands


Expression: TypeAlias = (
    Value | Template | Items | Pairs | Reference | Access | Call | For | Choice | Operation
)


class Attribute:
    """`name = value`, with every free reference and every call that the value holds.

    Free: names that a for-expression binds are not among the references.
    """

    __slots__ = ("calls", "name", "pos", "references", "value")

    def __init__(
        self,
        pos: int,
        name: str,
        value: Expression,
        references: tuple[Reference, ...],
        calls: tuple[Call, ...],
    ) -> None:
        self.pos = pos
        self.name = name
        self.value = value
        self.references = references
        self.calls = calls


class Body:
    """What stands in a file or between a block's braces."""

    __slots__ = ("attributes", "blocks")

    def __init__(self, attributes: dict[str, Attribute], blocks: "tuple[Block, ...]") -> None:
        self.attributes = attributes
        self.blocks = blocks


class Block:
    """`type "label" { … }`."""

    __slots__ = ("body", "labels", "pos", "type")

    def __init__(self, pos: int, type_: str, labels: tuple[str, ...], body: Body) -> None:
        self.pos = pos
        self.type = type_
        self.labels = labels
        self.body = body
