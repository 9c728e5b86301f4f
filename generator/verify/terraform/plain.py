"""Expressions as plain Python values, as far as the text tells them."""

from typing import Any, Final

from generator.hcl import Call, Expression, Items, Pairs, Value


class Unknown:
    """What only a run can tell."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


def plain(value: Expression) -> Any:
    """Make dicts, lists and scalars of a value; what is not literal in it becomes UNKNOWN."""
    if isinstance(value, Value):
        return value.value
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    if isinstance(value, Pairs):
        if not all(isinstance(key, Value) for key, _ in value.pairs):
            return UNKNOWN
        return {str(key.value): plain(one) for key, one in value.pairs if isinstance(key, Value)}
    return UNKNOWN


def document(value: Expression) -> Any:
    """Make plain values of a JSON document, written as text or with `jsonencode`.

    Text that does not even start like a JSON object is something else, and UNKNOWN.

    Raises:
        ValueError: the text is not JSON.

    """
    if isinstance(value, Call) and value.name == "jsonencode" and len(value.args) == 1:
        return plain(value.args[0])
    if (
        isinstance(value, Value)
        and isinstance(value.value, str)
        and value.value.lstrip()[:1] == "{"
    ):
        import json

        return json.loads(value.value)
    return UNKNOWN
