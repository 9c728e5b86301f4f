"""What kind of thing an expression is, and what Terraform turns into what."""

from collections.abc import Iterator
from typing import Any

from generator.hcl import (
    Call,
    Choice,
    Expression,
    For,
    Items,
    Operation,
    Pairs,
    Template,
    Value,
)
from generator.verify.finding import Note
from generator.verify.terraform.notations import is_number

CALLED = {
    "s": "a string",
    "n": "a number",
    "b": "a bool",
    "l": "a list",
    "t": "a list",
    "m": "a map",
}
# What functions give, as far as it never depends on what they are given.
RESULTS = {
    **dict.fromkeys(
        (
            "jsonencode",
            "yamlencode",
            "base64encode",
            "templatefile",
            "file",
            "format",
            "join",
            "lower",
            "upper",
            "replace",
            "cidrsubnet",
            "cidrhost",
            "trimspace",
            "filebase64",
            "substr",
            "title",
            "sha256",
            "md5",
        ),
        "s",
    ),
    **dict.fromkeys(("length", "ceil", "floor", "abs", "parseint"), "n"),
    **dict.fromkeys(
        (
            "toset",
            "tolist",
            "keys",
            "values",
            "split",
            "concat",
            "compact",
            "flatten",
            "distinct",
            "range",
            "cidrsubnets",
        ),
        "l",
    ),
    **dict.fromkeys(("alltrue", "anytrue", "can", "contains", "startswith", "endswith"), "b"),
}
BOOLS = {"!", "&&", "||", "==", "!=", "<", "<=", ">", ">="}


def shape(value: Expression) -> str:  # noqa: C901, PLR0911 (one case per kind of thing)
    """Tell the coded kind of a value: `s n b`, `l` a list, `o` an object; empty if unknown."""
    match value:
        case Value(value=None):
            return ""
        case Value(value=bool()):
            return "b"
        case Value(value=str()) | Template():
            # `"${x}"` alone is whatever x is.
            alone = isinstance(value, Template) and len(value.parts) == 1
            return "" if alone else "s"
        case Value():
            return "n"
        case Items():
            return "l"
        case Pairs():
            return "o"
        case For():
            return "l" if value.key is None else "o"
        case Call():
            return RESULTS.get(value.name, "")
        case Operation():
            return "b" if value.operator in BOOLS else "n"
        case Choice():
            yes, no = shape(value.yes), shape(value.no)
            return yes if yes == no else ""
        case _:
            return ""


def typed(value: Expression, kind: Any, path: str) -> Iterator[Note]:
    """Compare a value's kind with the type, item by item."""
    have = shape(value)
    if not have or kind in (None, "d"):
        return
    want = kind if isinstance(kind, str) else kind[0]
    if not converts(have, want, value):
        yield Note(
            "wrong-type", value.pos, f"`{path}` must be {described(kind)}, not {given(have)}"
        )
    elif want in ("l", "t") and isinstance(value, Items):
        for item in value.items:
            yield from typed(item, kind[1], f"{path}[]")
    elif want == "m" and isinstance(value, Pairs):
        for key, one in value.pairs:
            name = key.value if isinstance(key, Value) else "…"
            yield from typed(one, kind[1], f"{path}.{name}")
    elif want == "o" and isinstance(value, Pairs):
        for key, one in value.pairs:
            # Fields that the type lacks are ignored by Terraform.
            if isinstance(key, Value) and key.value in kind[1]:
                yield from typed(one, kind[1][key.value], f"{path}.{key.value}")


def converts(have: str, want: str, value: Expression) -> bool:  # noqa: PLR0911 (one answer per kind of thing)
    """Tell whether Terraform turns a value of one kind into another by itself."""
    if want in ("s", "n", "b"):
        if have in ("l", "o"):
            return False
        if want in (have, "s"):
            return True
        if not isinstance(value, Value) or not isinstance(value.value, str):
            return have == "s"  # A template may turn out to be a number or a bool.
        if want == "n":
            return is_number(value.value)
        return value.value in ("true", "false")
    if want in ("l", "t"):
        return have == "l"
    return have == "o"


def described(kind: Any) -> str:
    """Say a type in words."""
    if isinstance(kind, str):
        return CALLED.get(kind, "a value")
    if kind[0] == "o":
        return "an object"
    of = kind[1]
    plain = {"s": "strings", "n": "numbers", "b": "bools"}.get(of) if isinstance(of, str) else None
    return f"{CALLED[kind[0]]} of {plain or 'values'}"


def given(have: str) -> str:
    """Say what stands there."""
    return {"o": "an object"}.get(have) or CALLED[have]
