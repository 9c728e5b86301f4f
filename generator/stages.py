"""How long each stage of a run takes: measured always, since it costs next to nothing."""

from __future__ import annotations

from time import perf_counter

Stages = tuple[tuple[str, float], ...]
"""Names of stages, and the seconds that each took, in the order in which they ended."""

_ended: list[tuple[str, float]] = []


class Stage:
    """A stage of the work: `with Stage("render"): ...`."""

    __slots__ = ("began", "name")

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self.began = perf_counter()

    def __exit__(self, *_raised: object) -> None:
        _ended.append((self.name, perf_counter() - self.began))


def taken() -> Stages:
    """Return the stages that ended since the last call; those of one name are one."""
    found: dict[str, float] = {}
    for name, seconds in _ended:
        found[name] = found.get(name, 0.0) + seconds
    _ended.clear()
    return tuple(found.items())
