"""Which versions of a provider a module must fit: those of the facts that its constraint allows."""

import re
from functools import lru_cache
from typing import NamedTuple

from generator import facts
from generator.verify.terraform.module import Module

CLAUSE = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+)*)(-[\w.]+)?\s*")


class Target(NamedTuple):
    """A provider with facts, and the places of the versions to judge by in `facts.versions`."""

    provider: str
    versions: tuple[int, ...]


def target(module: Module, local_name: str) -> Target | None:
    """Tell what to judge a provider's resources by; None when there are no facts of it."""
    wanted = module.requirements.get(local_name)
    return (
        None
        if wanted is None and not facts.versions(local_name)
        else chosen(
            local_name, wanted.source if wanted else "", wanted.constraint if wanted else ""
        )
    )


@lru_cache(maxsize=256)
def chosen(local_name: str, source: str, constraint: str) -> Target | None:
    """Choose the versions that a constraint allows; all when it allows none that is known."""
    provider = source.rpartition("/")[2] or local_name
    known = facts.versions(provider)
    if not known or (source and source not in facts.addresses(provider)):
        return None
    allowed = tuple(i for i, version in enumerate(known) if allows(constraint, version))
    return Target(provider, allowed or tuple(range(len(known))))


def allows(constraint: str, version: str) -> bool:
    """Tell whether a version constraint admits a version."""
    have = numbers(version)
    for clause in constraint.split(",") if constraint.strip() else ():
        match = CLAUSE.fullmatch(clause)
        if match is None:
            return True
        want = numbers(match[2])
        operator = match[1] or "="
        if operator == "~>":
            kept = len(match[2].split(".")) - 1 or 1
            fits = have >= want and have[:kept] == want[:kept]
        else:
            fits = {
                "=": have == want, "!=": have != want, ">=": have >= want,
                "<=": have <= want, ">": have > want, "<": have < want,
            }[operator]  # fmt: skip
        if not fits:
            return False
    return True


def numbers(version: str) -> tuple[int, ...]:
    """Split a version into its numbers, three at least."""
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))
