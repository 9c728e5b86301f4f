"""Values as messages say them, and the name that was probably meant."""

from collections.abc import Iterable
from typing import Any

from generator.spec.text import shown

MOST_NAMES = 24  # a longer list helps nobody


def closest(value: Any, allowed: Iterable[str]) -> str:
    """Find the name among `allowed` that `value` is probably a misspelling of, or ""."""
    if not isinstance(value, str) or len(value) > 64:  # noqa: PLR2004  no field is so long
        return ""
    from difflib import get_close_matches

    folded = {_folded(name): name for name in allowed}
    found = get_close_matches(_folded(value), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def _folded(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


def kind_of(value: Any) -> str:
    """Say of what kind a value is, and which if it is short."""
    if isinstance(value, str):
        return f"the text {shown(value)}"
    if value is None or isinstance(value, bool):
        return plain(value)
    if isinstance(value, int | float):
        return f"the number {plain(value)}"
    return "a list" if isinstance(value, list | tuple) else "an object"


def plain(value: Any) -> str:
    """Write a scalar as JSON does."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def scalar(value: Any) -> str:
    """Write a scalar as JSON does, text as it may be shown."""
    return shown(value) if isinstance(value, str) else plain(value)


def listed(values: Iterable[Any]) -> str:
    """List the values that are allowed, the first of many."""
    return ", ".join(scalar(value) for value in list(values)[:MOST_NAMES])


def either(words: Iterable[str]) -> str:
    """Join alternatives: `a, b or c`."""
    *most, last = [each for each in words if each]
    return f"{', '.join(most)} or {last}" if most else last
