"""Which versions of a provider a module must fit: those of the facts that its constraint allows."""

from collections.abc import Iterator
from functools import lru_cache

from generator import facts
from generator.facts.pack import Kind
from generator.hcl import Block
from generator.record import record
from generator.verify.finding import Note
from generator.verify.terraform.module import Module

OPERATORS = ("~>", ">=", "<=", "!=", "=", ">", "<")


@record(kw_only=False)
class Target:
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


def foreign(module: Module, block: Block, kind: Kind) -> Iterator[Note]:
    """Judge a type of a provider that nothing names: it may be one that is, misspelt."""
    type_ = block.labels[0]
    name = type_.partition("_")[0]
    named = {*module.requirements, *module.providers}
    if name in named or "provider" in block.body.attributes:
        return
    from difflib import get_close_matches

    for local_name, wanted in module.requirements.items():
        found = chosen(local_name, wanted.source, wanted.constraint)
        # The rest of the name decides: `awss_lb` is hardly a type of another provider.
        known = facts.names(found.provider, kind) if found is not None else ()
        near = get_close_matches(type_, known, n=1, cutoff=0.9)
        if near and get_close_matches(name, [local_name], cutoff=0.5):
            message = f"no provider `{name}` is asked for, so there is no `{type_}`"
            yield Note(UNKNOWN[kind], block.pos, message, f"did you mean `{near[0]}`?")
            return


UNKNOWN: dict[Kind, str] = {
    "resource": "unknown-resource",
    "data": "unknown-data-source",
    "ephemeral": "unknown-resource",
}


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
        compared = comparison(clause)
        if compared is None:
            return True
        operator, wanted = compared
        want = numbers(wanted)
        if operator == "~>":
            kept = len(wanted.split(".")) - 1 or 1
            fits = have >= want and have[:kept] == want[:kept]
        else:
            fits = {
                "=": have == want, "!=": have != want, ">=": have >= want,
                "<=": have <= want, ">": have > want, "<": have < want,
            }[operator]  # fmt: skip
        if not fits:
            return False
    return True


def comparison(clause: str) -> tuple[str, str] | None:
    """Take `>= 1.2` apart, with `=` where no operator stands; None where it is no constraint.

    What follows a hyphen tells a release before its version, which no constraint but `=` chooses.
    """
    bare = clause.strip()
    operator = next((one for one in OPERATORS if bare.startswith(one)), "")
    version, _, before = bare.removeprefix(operator).strip().removeprefix("v").partition("-")
    words = [*version.split("."), *(before.replace("_", "").split(".") if before else ())]
    sound = all(part.isdecimal() for part in version.split(".")) and all(map(str.isalnum, words))
    return (operator or "=", version) if sound else None


def numbers(version: str) -> tuple[int, ...]:
    """Split a version into its numbers, three at least."""
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))
