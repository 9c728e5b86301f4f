"""Lists, sets and maps as Terraform's functions make them."""

import math
from itertools import chain, product
from typing import Any

from generator.parity.operations import known
from generator.parity.values import Attribute, Fault, Unique

LARGEST = 10_000  # items; a range or a product beyond this is no project's


def order(value: Any) -> tuple[int, Any]:
    """Sort what a set or the keys of a map may hold: numbers before text."""
    if isinstance(value, int | float):
        return 0, value
    return 1, str(value)


def unique(items: Any) -> Unique:
    """Make a set."""
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return Unique(sorted(found, key=order) if known(found) else found)


def keys(value: Any) -> list[Any]:
    """List the keys of a map in Terraform's order."""
    if not isinstance(value, dict):
        raise Fault("not a map")
    return sorted(value, key=order) if known(list(value)) else list(value)


def merge(*maps: Any) -> dict[Any, Any]:
    """Lay maps over each other."""
    whole: dict[Any, Any] = {}
    for one in maps:
        whole.update(one or {})
    return whole


def flat(items: Any) -> list[Any]:
    """Flatten lists in lists."""
    return list(chain.from_iterable(flat(i) if isinstance(i, list) else [i] for i in items))


def one(items: Any) -> Any:
    """Take the single item."""
    if isinstance(items, Attribute):
        return Attribute(items.instance, (*items.path, "*"))
    if len(items) > 1:
        raise Fault("more than one")
    return items[0] if items else None


def looked_up(map_: Any, key: Any, default: Any = None) -> Any:
    """Look up a key."""
    return map_.get(key, default)


def element(items: Any, index: int) -> Any:
    """Take an item, going round."""
    return items[int(index) % len(items)]


def ranged(*limits: Any) -> list[int]:
    """Count."""
    numbers = range(*(int(limit) for limit in limits))
    if len(numbers) > LARGEST:
        raise Fault("too many numbers")
    return list(numbers)


def products(*lists: Any) -> list[list[Any]]:
    """Pair everything with everything."""
    if math.prod(len(one) for one in lists) > LARGEST:
        raise Fault("too many pairs")
    return [list(pair) for pair in product(*lists)]


def grouped(names: Any, values: Any) -> dict[Any, Any]:
    """Make a map of keys and values."""
    return dict(zip(names, values, strict=True))
