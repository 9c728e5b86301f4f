"""What Python's own library does for Pulumi programs, and methods of plain values."""

from __future__ import annotations

import ipaddress
import itertools
import math
import string
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.parity.collections import products, unique
from generator.parity.operations import joined, known
from generator.parity.pulumi.values import Blank, Digest, FilePath
from generator.parity.terraform.functions import encoded, join, regex, replaced, sha256
from generator.parity.values import Applied, Encoded, Fault, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 10_000
TEXT = frozenset(
    """
    capitalize casefold count endswith isalnum isalpha isdigit lower lstrip partition
    removeprefix removesuffix rpartition rsplit rstrip split splitlines startswith strip
    title upper
    """.split()  # noqa: SIM905 (a list of its own would fill a page)
)
LIST = ("append", "extend", "insert", "sort", "reverse", "index", "count", "copy", "pop")
ALIKE = {"removeprefix": "trimprefix", "removesuffix": "trimsuffix", "strip": "trimspace"}


def full(pattern: str, text: str) -> Any:
    """Match a whole text."""
    try:
        return regex(f"^(?:{pattern})$", text)
    except Fault:
        return None


def counted(*limits: int) -> range:
    """Count, within reason."""
    numbers = range(*limits)
    if len(numbers) > LARGEST:
        raise ValueError("too many numbers")
    return numbers


def zipped(*lists: Any, strict: bool = False) -> list[Any]:
    """Pair up; at least one of the lists has to end."""
    del strict
    if all(isinstance(one, itertools.cycle) for one in lists):
        raise ValueError("nothing that ends")
    return list(zip(*lists, strict=False))


def text(value: Any = "") -> Any:
    """Make text of a value."""
    return value if isinstance(value, Symbol) else str(value)


def whole(value: Any) -> Any:
    """Make a whole number of a value."""
    return value if isinstance(value, Symbol) else int(value)


def dictionary(*given: Any, **more: Any) -> dict[Any, Any]:
    """Make a dict."""
    return dict(*given, **more)


def same(value: Any, *_more: Any, **_options: Any) -> Any:
    """Return a value as it is."""
    return value


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "all": all,
    "any": any,
    "base64.b64encode": encoded,
    "bool": bool,
    "dict": dictionary,
    "dict.fromkeys": dict.fromkeys,
    "enumerate": lambda items, start=0: list(enumerate(items, start)),
    "float": float,
    "hashlib.sha256": Digest,
    "int": whole,
    "ipaddress.IPv4Network": ipaddress.IPv4Network,
    "ipaddress.ip_address": ipaddress.ip_address,
    "ipaddress.ip_network": ipaddress.ip_network,
    "itertools.chain": lambda *lists: list(itertools.chain(*lists)),
    "itertools.chain.from_iterable": lambda lists: list(itertools.chain.from_iterable(lists)),
    "itertools.cycle": itertools.cycle,
    "itertools.islice": lambda items, *limits: list(
        itertools.islice(itertools.islice(items, *limits), LARGEST)
    ),
    "itertools.product": lambda *lists: [tuple(pair) for pair in products(*lists)],
    "json.dumps": lambda value, **_options: Encoded(value),
    "len": len,
    "list": lambda items=(): list(items),
    "math.ceil": math.ceil,
    "math.floor": math.floor,
    "max": max,
    "min": min,
    "next": lambda items, *default: next(iter(items), *default),
    "pathlib.Path": lambda path: path if isinstance(path, FilePath) else FilePath(str(path)),
    "range": counted,
    "re.fullmatch": full,
    "re.match": full,
    "re.search": full,
    "reversed": lambda items: list(reversed(items)),
    "round": round,
    "set": lambda items=(): unique(items),
    "frozenset": lambda items=(): unique(items),
    "sorted": sorted,
    "str": text,
    "string.Template": Blank,
    "sum": sum,
    "tuple": lambda items=(): tuple(items),
    "zip": zipped,
    "typing.cast": lambda _type, value: value,
    "pulumi.Output.concat": joined,
    "pulumi.Output.from_input": same,
    "pulumi.Output.secret": same,
    "pulumi.Output.unsecret": same,
    "pulumi.Output.json_dumps": lambda value, **_options: Encoded(value),
    "pulumi.Output.all": lambda *values, **named: named or list(values),
}
# These are no functions to compare: what the program says while it runs, and types.
SILENT = ("pulumi.log.", "pulumi.info", "pulumi.warn", "print", "warnings.")
BUILTINS = frozenset(name for name in FUNCTIONS if "." not in name) | {
    "None",
    "True",
    "False",
    "ValueError",
    "object",
    "print",
}


def format_text(template: Any, *values: Any, **named: Any) -> Any:
    """Fill in `{0}` and `{name}`."""
    parts: list[Any] = []
    number = itertools.count()
    for literal, field, spec, conversion in string.Formatter().parse(template):
        parts.append(literal)
        if field is None:
            continue
        if spec or conversion:
            return Unknown("a format")
        word = field or str(next(number))
        parts.append(values[int(word)] if word.isdigit() else named[word])
    return joined(*parts)


def substituted(blank: Blank, given: dict[str, Any]) -> Any:
    """Fill in a template of `string.Template`; what is not given stays."""
    parts: list[Any] = []
    end = 0
    source = str(blank.text)
    for match in string.Template.pattern.finditer(source):
        parts.append(source[end : match.start()])
        end = match.end()
        name = match["named"] or match["braced"]
        if match["escaped"] is not None:
            parts.append("$")
        else:
            parts.append(given[name] if name in given else match[0])
    # Text with another text in it: `written` would change how Python writes it.
    return joined(*(p if isinstance(p, Symbol) else str(p) for p in (*parts, source[end:])))


def method(value: Any, name: str, args: list[Any], named: dict[str, Any]) -> Any:  # noqa: C901, PLR0911 (one case per kind of value)
    """Call a method of a plain value or of a symbol. LookupError where it is not known."""
    if name in ("encode", "decode") or (name == "hexdigest" and isinstance(value, Symbol)):
        return value
    if isinstance(value, Digest):
        if isinstance(value.text, Symbol):
            return Applied("sha256", (value.text,))
        return sha256(value.text)
    if isinstance(value, Blank):
        return substituted(value, {**(args[0] if args else {}), **named})
    if isinstance(value, FilePath):
        base = str(PurePosixPath(value.name).parent) if name == "with_name" else value.name
        return FilePath(str(PurePosixPath(base, *map(str, args))))
    if isinstance(value, str | Symbol):
        return of_text(value, name, args, named)
    if isinstance(value, dict):
        return of_dict(value, name, args)
    if isinstance(value, list) and name in LIST:
        return getattr(value, name)(*args)
    if isinstance(value, tuple) and name in ("index", "count"):
        return getattr(value, name)(*args)
    if isinstance(value, ipaddress.IPv4Network | ipaddress.IPv6Network):
        if name in ("subnets", "hosts"):
            return list(itertools.islice(getattr(value, name)(*args, **named), LARGEST))
        if name in ("overlaps", "subnet_of", "supernet_of", "supernet"):
            return getattr(value, name)(*args, **named)
    raise LookupError(f"the method {name}")


def of_text(value: Any, name: str, args: list[Any], named: dict[str, Any]) -> Any:  # noqa: PLR0911 (one case per kind of method)
    """Call a method of a text."""
    if name == "join":
        return join(value, *args)
    if name == "replace":
        return replaced(value, *args)
    if name == "format" and isinstance(value, str):
        return format_text(value, *args, **named)
    if name == "zfill" and isinstance(value, str):
        return value.zfill(min(int(args[0]), 100))
    if name not in TEXT:
        if isinstance(value, Symbol):
            return Applied(name, (value, *args))
        raise LookupError(f"the method {name}")
    if isinstance(value, Symbol) or not known(args):
        word = ALIKE.get(name, name)
        return Applied(word, (*args, value) if word == "split" else (value, *args))
    return getattr(value, name)(*args, **named)


def of_dict(value: dict[Any, Any], name: str, args: list[Any]) -> Any:
    """Call a method of a dict."""
    if name == "items":
        return list(value.items())
    if name in ("keys", "values"):
        return list(getattr(value, name)())
    if name == "get":
        return value.get(args[0], args[1] if len(args) > 1 else None)
    if name in ("setdefault", "update", "pop", "copy"):
        return getattr(value, name)(*args)
    raise LookupError(f"the method {name}")
