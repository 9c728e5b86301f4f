"""What settings refuse: two checks are one when they take and refuse the same values."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

from generator.parity.operations import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Check:
    """One check of a setting: its message, its patterns and numbers, and its verdict of a value.

    `accepts` tells True or False, or None where the text does not tell.
    """

    __slots__ = ("accepts", "constants", "message", "place")

    def __init__(
        self,
        *,
        message: str,
        constants: Iterable[Any],
        place: str,
        accepts: Callable[[Any], bool | None],
    ) -> None:
        self.message = message
        self.constants = tuple(constants)
        self.place = place
        self.accepts = accepts

    @property
    def patterns(self) -> tuple[str, ...]:
        """List the patterns that it asks for: all anchored ones among its texts."""
        return tuple(sorted({c for c in self.constants if isinstance(c, str) and c[:1] == "^"}))


def difference(ours: list[Check], theirs: list[Check], value: Any) -> str:
    """Say how the checks of one setting differ in two projects; empty when they do not."""
    messages = [list(dict.fromkeys(check.message for check in side)) for side in (ours, theirs)]
    if messages[0] != messages[1]:
        return f"is checked with {messages[0]} and with {messages[1]}"
    patterns = [{p for check in side for p in check.patterns} for side in (ours, theirs)]
    if patterns[0] != patterns[1]:
        return f"has to match {sorted(patterns[0])} and {sorted(patterns[1])}"
    constants = [c for check in (*ours, *theirs) for c in check.constants]
    for probe in probes(value, constants):
        verdicts = [verdict(side, probe) for side in (ours, theirs)]
        if None not in verdicts and verdicts[0] is not verdicts[1]:
            taken = "the first takes" if verdicts[0] else "the second takes"
            return f"is checked differently: {taken} {probe!r}"
    return ""


def verdict(checks: list[Check], value: Any) -> bool | None:
    """Tell whether all checks take a value."""
    each = [check.accepts(value) for check in checks]
    if False in each:
        return False
    return None if None in each else True


def probes(value: Any, constants: list[Any]) -> Iterator[Any]:
    """Give values near the limits of what may be taken."""
    if known(value):
        yield value
    numbers = {n for n in constants if isinstance(n, int | float) and not isinstance(n, bool)}
    near = sorted({n + step for n in numbers for step in (-1, 0, 1)})
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield from near
    elif isinstance(value, str):
        yield from texts(value, constants)
    elif isinstance(value, list):
        yield []
        for item in value[:1]:
            for other in texts(item, constants) if isinstance(item, str) else near:
                yield [*value, other]
    elif isinstance(value, dict):
        yield from maps(value, constants, near)


def maps(value: dict[Any, Any], constants: list[Any], near: list[Any]) -> Iterator[dict[Any, Any]]:
    """Give maps without a key, with another, and with other values; shares keep their sum, too."""
    yield {}
    yield from ({"another": other} for other in near if not value)
    for key, item in list(value.items())[:1]:
        yield {one: other for one, other in value.items() if one != key}
        yield {**value, "another": item}
        numeric = isinstance(item, int | float)
        for other in near if numeric else texts(str(item), constants):
            yield {**value, key: other}
    if len(value) > 1 and all(isinstance(item, int) for item in value.values()):
        yield from shifted(value, near)


def shifted(value: dict[Any, int], near: list[Any]) -> Iterator[dict[Any, int]]:
    """Give shares that add up to what they did, with one of them near a limit."""
    first, *_, last = value
    for other in near:
        yield {**value, first: other, last: value[first] + value[last] - other}


def texts(value: str, constants: list[Any]) -> Iterator[str]:
    """Give texts: those that a check names, and networks of every size."""
    yield from (c for c in constants if isinstance(c, str) and c[:1] != "^")
    yield "not a value of any kind"
    try:
        network = ip_network(value)
    except ValueError:
        return
    yield str(network.network_address)
    yield f"{network.network_address + 1}/{network.prefixlen}"
    yield f"no address/{network.prefixlen}"
    for length in range(8, 33):
        yield f"{network.network_address}/{length}"
