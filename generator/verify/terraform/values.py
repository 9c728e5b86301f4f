"""Literal values against what an argument accepts; what is not literal is never guessed."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from generator.facts import Argument
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
from generator.verify.finding import Note, nearest

# Compiled when first used: most projects need one of them at most.
NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
BYTES = frozenset(map(str, range(256)))
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
POLICIES = frozenset(
    {"policy", "assume_role_policy", "policy_document", "assume_role_policy_document"}
)
BOOLS = {"!", "&&", "||", "==", "!=", "<", "<=", ">", ">="}


def value_notes(value: Expression, argument: Argument, path: str, *, exact: bool) -> Iterator[Note]:
    """Judge the value of an argument; only by its type where the version is not known exactly."""
    if argument.nested is None:
        yield from typed(value, argument.type, path)
    if not exact:
        return
    if isinstance(value, Items):
        yield from item_count(value, argument, path)
        for item in value.items:
            yield from accepted(item, argument, path)
    else:
        yield from accepted(value, argument, path)


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


def item_count(value: Items, argument: Argument, path: str) -> Iterator[Note]:
    """Compare the number of items with the limits."""
    least, most = argument.facts.get("min_items", 0), argument.facts.get("max_items", 0)
    have = len(value.items)
    if have < least:
        yield Note("too-few", value.pos, f"`{path}` needs {least} items, not {have}")
    elif most and have > most:
        yield Note("too-many", value.pos, f"`{path}` takes {most} items, not {have}")


def accepted(value: Expression, argument: Argument, path: str) -> Iterator[Note]:  # noqa: C901, PLR0912 (one case per kind of thing)
    """Judge a literal, or both ends of a choice, by what the argument's validator accepts."""
    if isinstance(value, Choice):
        yield from accepted(value.yes, argument, path)
        yield from accepted(value.no, argument, path)
        return
    if not isinstance(value, Value) or value.value is None:
        return
    literal, said = value.value, argument.facts
    if isinstance(literal, str) and not literal and argument.not_empty:
        yield Note("wrong-length", value.pos, f"`{path}` must not be empty")
        return
    if argument.whole and isinstance(literal, float) and not literal.is_integer():
        yield Note("wrong-type", value.pos, f"`{path}` must be a whole number")
        return
    if not said:
        return
    text = str(literal).lower() if isinstance(literal, bool) else str(literal)
    number = as_number(literal)
    choices = said.get("one_of", ())
    if number is not None and "range" in said:
        # Numbers beside a range are further ones that do: `-1` for no limit.
        if number not in map(as_number, choices):
            yield from bounded(value, number, said, path)
    else:
        if len(set(choices)) == len(choices):  # else they were cut at the blanks inside them
            yield from enumerated(value, text, choices, path, exact=argument.exact_case)
        if number is not None:
            yield from bounded(value, number, said, path)
    if "length" in said and isinstance(literal, str):
        least, most = said["length"]
        if not least <= len(literal) <= most:
            message = f"`{path}` must have {least} to {most} characters, not {len(literal)}"
            yield Note("wrong-length", value.pos, message)
    if "pattern" in said and isinstance(literal, str) and literal and not matches(literal, said):
        yield Note("wrong-format", value.pos, f"`{path}` must match `{said['pattern']}`")
    if "format" in said and argument.type == "s" and text:
        literal = text
        name, fits = FORMATS.get(said["format"], ("", ANY))
        # A faulty policy has a rule of its own.
        if not fits(literal) and not (
            fits is is_json and path in POLICIES and literal.lstrip()[:1] == "{"
        ):
            yield Note("wrong-format", value.pos, f"`{path}` must be {name}")


def matches(literal: str, said: dict[str, Any]) -> bool:
    """Tell whether a text fits a pattern; yes for one that Python cannot read."""
    try:
        return re.search(said["pattern"], literal) is not None
    except re.error:
        return True


def enumerated(
    value: Value, text: str, choices: list[Any], path: str, *, exact: bool
) -> Iterator[Note]:
    """Judge a value by an enumeration; by its case only where that is known to count."""
    known = [str(choice).lower() if isinstance(choice, bool) else str(choice) for choice in choices]
    if text in known or not known:
        return
    if not exact and text.lower() in {one.lower() for one in known}:
        return
    number = as_number(value.value)
    if number is not None and any(as_number(one) == number for one in known):
        return
    shown = ", ".join(f"`{one}`" for one in known[:8]) + (" …" if len(known) > 8 else "")  # noqa: PLR2004 (a line's worth)
    yield Note("not-one-of", value.pos, f"`{path}` must be one of {shown}", nearest(text, known))


def bounded(value: Value, number: float, said: dict[str, Any], path: str) -> Iterator[Note]:
    """Judge a number by its limits."""
    least, most = said.get("range", (None, None))
    least, most = said.get("at_least", least), said.get("at_most", most)
    if least == most == -1:
        return  # "No limit", which stands beside numbers that the facts do not tell.
    if least is not None and number < least:
        yield Note("out-of-range", value.pos, f"`{path}` must be {least} or more")
    elif most is not None and number > most:
        yield Note("out-of-range", value.pos, f"`{path}` must be {most} or less")


def as_number(literal: Any) -> float | None:
    """Take a number, or a string that Terraform makes one of."""
    if isinstance(literal, bool) or literal is None:
        return None
    if isinstance(literal, str):
        return float(literal) if is_number(literal) else None
    return float(literal)


def is_number(text: str) -> bool:
    """Tell whether Terraform makes a number of a text."""
    if text.isdecimal() or not text[-1:].isdecimal():
        return text.isdecimal()
    return re.fullmatch(NUMBER, text) is not None


def is_arn(text: str) -> bool:
    """Tell whether a text has the parts of an ARN; some of them may be empty."""
    parts = text.split(":", 5)  # arn, partition, service, region, account, resource
    if len(parts) != 6 or parts[0] != "arn" or not parts[1] or not parts[5]:  # noqa: PLR2004 (see above)
        return False
    return all(letter.isalnum() or letter in "-_" for part in parts[1:5] for letter in part)


def is_cidr(text: str) -> bool:
    """Tell whether a text is a range in CIDR notation."""
    address, slash, bits = text.partition("/")
    if not slash or not bits.isdigit():
        return False
    if ":" in address:
        return is_ip(address) and int(bits) <= 128  # noqa: PLR2004 (the bits of IPv6)
    return is_ip(address) and int(bits) <= 32  # noqa: PLR2004 (the bits of IPv4)


def is_ip(text: str) -> bool:
    """Tell whether a text is an IP address."""
    if ":" not in text:
        parts = text.split(".")
        return len(parts) == 4 and all(part in BYTES for part in parts)  # noqa: PLR2004 (the bytes of IPv4)
    import ipaddress

    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def is_json(text: str) -> bool:
    """Tell whether a text is JSON."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def ANY(_: str) -> bool:  # noqa: N802 (stands in a table of constants)
    """Accept everything: a form that is not known."""
    return True


FORMATS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "cidr": ("a range in CIDR notation", is_cidr),
    "ip": ("an IP address", is_ip),
    "json": ("a JSON document", is_json),
    "arn": ("an ARN", is_arn),
    "bool": ("`true` or `false`", lambda text: text in ("true", "false")),
}
