"""The functions and operators of both languages that values are made with before a run."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.cidr import BITS, cidrsubnet, cidrsubnets
from generator.verify.meaning.evaluation import (
    LONGEST,
    MOST,
    WIDEST,
    Look,
    Names,
    Ref,
    bounded,
    entries,
    written,
)
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.hcl import Call

SAME = frozenset(
    {"tolist", "tomap", "sensitive", "nonsensitive", "list", "tuple", "sorted", "sort"}
)


def call(look: Look, node: Call, names: Names) -> Any:  # noqa: PLR0911 (one answer per way to fail)
    """Call a function; UNKNOWN for one that is not here, or that is given what is not known."""
    name = node.name
    if name in ("coalesce", "try", "or"):
        # Of a setting that nobody sets the default counts, as that of a variable does.
        values = [look.value(one, names) for one in node.args]
        known = [one for one in values if one is not UNKNOWN and one is not None]
        if name == "or":
            # What is empty gives way in Python, unless it is the last.
            known = [one for one in known if one] or known[-1:]
        return known[0] if known else UNKNOWN
    if name == "setting":
        return look.setting(*(look.value(one, names) for one in node.args))
    function = FUNCTIONS.get(name)
    if function is None and name not in SAME:
        return UNKNOWN
    args = [look.value(one, names) for one in node.args]
    if node.spread:
        if not isinstance(args[-1], list):
            return UNKNOWN
        args = [*args[:-1], *args[-1]]
    if not args or any(one is UNKNOWN for one in args):
        return UNKNOWN
    if function is None:
        return args[0]
    try:
        result = function(*args)
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError):
        return UNKNOWN
    return bounded(result)


def operation(mark: str, values: list[Any]) -> Any:  # noqa: PLR0911 (one case per operator)
    """Apply an operator."""
    if any(one is UNKNOWN or isinstance(one, Ref) for one in values):
        return UNKNOWN
    left = values[0]
    if len(values) == 1:
        if mark == "!":
            return not left if isinstance(left, bool) else UNKNOWN
        return -left if isinstance(left, int | float) else UNKNOWN
    right = values[1]
    if mark in ("==", "!="):
        return (left == right) is (mark == "==")
    if mark in ("&&", "||"):
        if isinstance(left, bool) and isinstance(right, bool):
            return left and right if mark == "&&" else left or right
        return UNKNOWN
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return UNKNOWN
    try:
        result = OPERATORS[mark](left, right)
    except (KeyError, ArithmeticError):
        return UNKNOWN
    wide = isinstance(result, int) and result.bit_length() > WIDEST
    return UNKNOWN if wide else result


def divided(left: float, right: float) -> float:
    """Divide; a whole result is a whole number."""
    result = left / right
    return int(result) if result == int(result) else result


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": divided,
    "%": lambda left, right: left % right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}


def subnets(prefix: str, bits: int) -> list[str]:
    """Cut a network into equal subnets, as Python's `subnets(prefixlen_diff=…)` does."""
    if not 0 <= bits <= BITS:
        raise ValueError("no such subnets")
    return [cidrsubnet(prefix, bits, number) for number in range(min(2 ** int(bits), MOST))]


def flatten(value: list[Any]) -> list[Any]:
    """Make one list of lists in lists."""
    found: list[Any] = []
    for one in value:
        found += flatten(one) if isinstance(one, list) else [one]
    return found


def formatted(text: str, *values: Any) -> str:
    """Put values into a text with the plain verbs."""
    if not all(isinstance(one, str | int | float) for one in values):
        raise TypeError
    if len(text) > MOST or re.search(r"%[-+ #]*\d{3}", text):
        raise ValueError("wider than a name is")
    return str(text.replace("%v", "%s") % values)


def ranged(*numbers: int) -> list[int]:
    """Count."""
    return list(range(*(int(one) for one in numbers))[:MOST])


def items_of(value: Any) -> list[Any]:
    """List what a map holds, each as key and value."""
    pairs = entries(value)
    if pairs is None:
        raise TypeError
    return [[key, one] for key, one in pairs]


def merge(*maps: Any) -> dict[Any, Any]:
    """Lay maps over each other."""
    return dict(chain.from_iterable((one or {}).items() for one in maps))


def toset(value: Any) -> dict[Any, Any]:
    """Make a set, whose items are their own keys."""
    return {one: one for one in (value if isinstance(value, list) else list(value))}


def values(value: Any) -> list[Any]:
    """List the values of a map, in the order of its keys."""
    return [value[key] for key in sorted(value)]


def replaced(text: str, old: str, new: str) -> str:
    """Replace a text; between slashes stands a pattern, which is not tried."""
    if old[:1] == "/":
        raise ValueError("a pattern")
    if len(text) + text.count(old) * len(new) > LONGEST:
        raise ValueError("longer than a text is")
    return text.replace(old, new)


def joined(mark: str, value: Any) -> str:
    """Join texts."""
    if len(mark) * len(value) > LONGEST:
        raise ValueError("longer than a text is")
    return mark.join(written(one) for one in value)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "cidrsubnet": cidrsubnet,
    "cidrsubnets": cidrsubnets,
    "subnets": subnets,
    "concat": lambda *lists: [one for each in lists for one in listed(each)],
    "merge": merge,
    "toset": toset,
    "set": toset,
    "keys": sorted,
    "values": values,
    "items": items_of,
    "length": len,
    "len": len,
    "flatten": flatten,
    "distinct": lambda value: list(dict.fromkeys(value)),
    "compact": lambda value: [one for one in value if one],
    "format": formatted,
    "join": joined,
    "split": lambda mark, text: text.split(mark),
    "lookup": lambda value, key, *default: value.get(key, *default) if default else value[key],
    "element": lambda value, index: value[int(index) % len(value)],
    "range": ranged,
    "slice": lambda value, start, end: value[int(start) : int(end)],
    "zip": lambda *lists: [list(one) for one in zip(*map(listed, lists), strict=False)],
    "zipmap": lambda keys, items: dict(zip(keys, items, strict=True)),
    "dict": lambda value: dict(value) if isinstance(value, list) else value,
    "enumerate": lambda value: [[index, one] for index, one in enumerate(listed(value))],
    "one": lambda value: value[0] if value else None,
    "min": min,
    "max": max,
    "lower": str.lower,
    "upper": str.upper,
    "trimspace": str.strip,
    "replace": replaced,
    "tostring": written,
    "str": written,
    "tonumber": int,
    "int": int,
    "bool": bool,
    "contains": lambda value, one: one in listed(value),
    "reverse": lambda value: value[::-1],
    "index": lambda value, key: value[key],
}


def listed(value: Any) -> list[Any]:
    """Take the items of a list, or those of a set or map."""
    return value if isinstance(value, list) else list(value)
