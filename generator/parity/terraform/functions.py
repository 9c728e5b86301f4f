"""Terraform's functions, as far as a value can be told before anything exists."""

import base64
import hashlib
import json
import math
import re
from collections.abc import Callable
from itertools import chain, islice
from typing import Any

from generator.cidr import cidrhost, cidrnetmask, cidrsubnet
from generator.parity.collections import (
    LARGEST,
    element,
    flat,
    grouped,
    keys,
    looked_up,
    merge,
    one,
    products,
    ranged,
    unique,
)
from generator.parity.operations import LONGEST, joined, known, written
from generator.parity.values import Applied, Encoded, Fault, Instance, Symbol, Unknown


def endless(pattern: str) -> bool:
    """Tell whether a pattern repeats what repeats, which could take for ever."""
    return bool(re.search(r"[+*}]\)[+*{]|\([^)]*\|[^)]*\)[+*{]", pattern))


def regex(pattern: str, text: str) -> Any:
    """Match; a pattern that could take for ever is not tried."""
    if endless(pattern):
        return Unknown("a pattern that repeats repetitions")
    found = re.search(pattern, str(text)[:200])
    if found is None:
        raise Fault("no match")
    if found.groupdict():
        return found.groupdict()
    return list(found.groups()) if found.groups() else found[0]


def replaced(text: Any, old: Any, new: Any) -> Any:
    """Replace text, or what a pattern between slashes matches."""
    if isinstance(text, Symbol) or not known([old, new]):
        return Applied("replace", (text, old, new))
    is_pattern = len(old) > 1 and old.startswith("/") and old.endswith("/")
    most = len(text) + 1 if is_pattern else text.count(old)
    if len(text) + most * len(new) > LONGEST or (is_pattern and endless(old)):
        return Unknown("a replacement without end")
    if is_pattern:
        return re.sub(old[1:-1], new.replace("$", "\\"), text)
    return text.replace(old, new)


def join(separator: str, items: Any) -> Any:
    """Join texts."""
    listed = list(islice(items, LARGEST))
    if len(listed) * len(separator if isinstance(separator, str) else "") > LONGEST:
        return Unknown("more text than a project has")
    parts: list[Any] = []
    for item in listed:
        parts += [separator, item] if parts else [item]
    return joined(*parts)


def formatted(template: str, *values: Any) -> Any:
    """Format as Go does, with the verbs that are of use for infrastructure."""
    rest = iter(values)
    parts: list[Any] = []
    for literal, flags, verb in re.findall(r"([^%]+)|%([-+0-9.#]*)([a-zA-Z%])", template):
        if literal:
            parts.append(literal)
        elif verb == "%":
            parts.append("%")
        else:
            value = next(rest)
            plain = not flags and verb in "svd"
            parts.append(value if plain else f"%{flags}{verb}" % (value,))
    return joined(*parts)


def number(value: Any) -> Any:
    """Convert to a number."""
    try:
        found = float(value)
    except ValueError:
        raise Fault("not a number") from None
    return int(found) if found.is_integer() else found


def length(value: Any) -> int:
    """Count items or characters."""
    return len(value)


def encoded(value: Any) -> Any:
    """Encode in base64, later where the text is not known."""
    if isinstance(value, Symbol):
        return Applied("base64", (value,))
    return base64.b64encode(str(value).encode()).decode()


def sha256(value: str) -> str:
    """Hash."""
    return hashlib.sha256(value.encode()).hexdigest()


def text_function(name: str, function: Callable[[str], str]) -> Callable[[Any], Any]:
    """Make a function of one text that waits for text which is not known."""

    def apply(value: Any) -> Any:
        return Applied(name, (value,)) if isinstance(value, Symbol) else function(written(value))

    return apply


def total(items: Any) -> Any:
    """Add up."""
    return sum(items)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "alltrue": all,
    "anytrue": any,
    "base64encode": encoded,
    "ceil": math.ceil,
    "cidrhost": cidrhost,
    "cidrnetmask": cidrnetmask,
    "cidrsubnet": cidrsubnet,
    "coalesce": lambda *values: next(v for v in values if v not in (None, "")),
    "compact": lambda items: [i for i in items if i not in (None, "")],
    "concat": lambda *lists: list(chain.from_iterable(lists)),
    "contains": lambda items, item: item in items,
    "distinct": lambda items: list(dict.fromkeys(items)),
    "element": element,
    "endswith": lambda text, end: text.endswith(end),
    "flatten": flat,
    "floor": math.floor,
    "format": formatted,
    "index": lambda items, item: items.index(item),
    "join": join,
    "jsonencode": Encoded,
    "jsondecode": json.loads,
    "keys": keys,
    "length": length,
    "lookup": looked_up,
    "lower": text_function("lower", str.lower),
    "max": max,
    "merge": merge,
    "min": min,
    "nonsensitive": lambda value: value,
    "one": one,
    "range": ranged,
    "regex": regex,
    "replace": replaced,
    "reverse": lambda items: list(reversed(items)),
    "sensitive": lambda value: value,
    "setproduct": products,
    "setsubtract": lambda a, b: unique(i for i in a if i not in b),
    "setunion": lambda *sets: unique(chain.from_iterable(sets)),
    "sha256": sha256,
    "slice": lambda items, start, end: items[int(start) : int(end)],
    "sort": sorted,
    "split": lambda mark, text: text.split(mark),
    "startswith": lambda text, start: text.startswith(start),
    "substr": lambda text, start, count: (
        text[start : start + count] if count >= 0 else text[start:]
    ),
    "sum": total,
    "title": text_function("title", str.title),
    "tobool": lambda value: (
        value if isinstance(value, bool) else {"true": True, "false": False}[value]
    ),
    "tolist": list,
    "tomap": lambda value: value,
    "tonumber": number,
    "toset": unique,
    "tostring": joined,
    "trim": lambda text, marks: text.strip(marks),
    "trimprefix": lambda text, start: text.removeprefix(start),
    "trimspace": text_function("trimspace", str.strip),
    "trimsuffix": lambda text, end: text.removesuffix(end),
    "upper": text_function("upper", str.upper),
    "values": lambda value: [value[key] for key in keys(value)],
    "zipmap": grouped,
}
# These work on collections whose items are not known, or know what to do with symbols.
LAZY = frozenset(
    """
    base64encode compact concat distinct element flatten format join jsonencode keys
    length lookup lower merge nonsensitive one range replace reverse sensitive setproduct
    setunion slice title tolist tomap toset tostring trimspace upper values zipmap
    coalesce
    """.split()  # noqa: SIM905 (a list of its own would fill a page)
)


def bounded(value: Any) -> Any:
    """Give a result on, unless it has grown beyond what any project has."""
    if isinstance(value, list) and len(value) > LARGEST:
        raise Fault("more than a project has")
    return value


def call(name: str, args: list[Any]) -> Any:
    """Call a function; what depends on a symbol becomes one. Raises Fault where Terraform would."""
    function = FUNCTIONS.get(name)
    if function is None:
        return Unknown(f"the function {name}")
    for arg in args:
        if isinstance(arg, Unknown):
            return arg
    waiting = [arg for arg in args if isinstance(arg, Symbol) and not isinstance(arg, Instance)]
    if (waiting and name not in LAZY) or (name not in LAZY and not known(args)):
        return Applied(name, tuple(args))
    try:
        return bounded(function(*args))
    except (TypeError, AttributeError) as error:
        if waiting:
            return Applied(name, tuple(args))
        raise Fault(str(error)) from None
    except (LookupError, ValueError, ArithmeticError, StopIteration) as error:
        raise Fault(str(error)) from None
