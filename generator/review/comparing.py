"""Two expansions of one project, before and after: which resources differ, and in what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity.certificate import shown
from generator.parity.names import squashed
from generator.parity.operations import symbols, unknowns
from generator.parity.values import Applied, Attribute, Encoded, Instance, Text, Unknown
from generator.review.changes import ArgumentChange, ResourceChange
from generator.review.replacing import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.parity.system import System

Path = tuple[str, ...]
_WHOLE = 10**9  # characters: nothing is shortened that is compared
_MISSING: Any = object()
# What of a provider says where its resources are.
_REGION = frozenset({"region", "location"})


def resources(before: System, after: System) -> tuple[ResourceChange, ...]:
    """List the resources that one system has and the other has not, or has otherwise."""
    old, new = _placed(before), _placed(after)
    changed = {
        address: tuple(_arguments(old[address], new[address])) for address in new if address in old
    }
    replaced = _cascade(new, changed)
    found = []
    for address, one in new.items():
        if address not in old:
            if one.kind == "resource":
                found.append(ResourceChange(address=address, type=one.type, fate="added"))
        elif changed[address] or address in replaced:
            fate = "replaced" if address in replaced else "changed"
            found.append(
                ResourceChange(
                    address=address,
                    type=one.type,
                    fate=fate,  # type: ignore[arg-type]  # one of two of its words
                    arguments=changed[address],
                    after=replaced.get(address, ()),
                    protected=fate == "replaced" and old[address].options.protected is True,
                )
            )
    found += [
        ResourceChange(
            address=address,
            type=one.type,
            fate="removed",
            protected=one.options.protected is True,
        )
        for address, one in old.items()
        if address not in new and one.kind == "resource"
    ]
    return tuple(found)


def untold(system: System) -> list[str]:
    """Name the arguments that the text alone does not tell: these are not compared."""
    return [
        f"{one.address}: {name}"
        for one in system.instances
        for name, value in one.args.items()
        if next(unknowns(value), None) is not None
    ]


def _placed(system: System) -> dict[str, Instance]:
    """Sort out what counts; providers first, because all else follows from them."""
    return {_address(one): one for kind in ("provider", "resource") for one in system.of(kind)}


def _address(one: Instance) -> str:
    return f"provider {one.address}" if one.kind == "provider" else one.address


def _arguments(old: Instance, new: Instance) -> Iterator[ArgumentChange]:
    """Yield the arguments that differ, each once, but for those whose changes are ignored."""
    ignored = {squashed(name) for name in new.options.ignored}
    told: dict[Path, bool] = {}
    for path, added in _differing(old.args, new.args, ()):
        told[path] = told.get(path, True) and added
    for path, added in told.items():
        if not path or squashed(path[0]) in ignored or ignored == {""}:
            continue
        if new.kind == "provider":
            yield ArgumentChange(path=".".join(path), replaces="yes" if path[0] in _REGION else "")
        else:
            replaces: Verdict = "yes" if _asked(new, path) else verdict(new.type, path, added=added)
            yield ArgumentChange(path=".".join(path), replaces=replaces)


def _asked(one: Instance, path: Path) -> bool:
    """Tell whether a resource itself asks to be replaced, as AWS's machines can for user data."""
    name = path[0].removesuffix("_base64")
    return one.args.get(f"{name}_replace_on_change") is True


def _differing(old: Any, new: Any, path: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the path of each difference, and whether there was nothing before."""
    if isinstance(old, Encoded) and isinstance(new, Encoded):
        old, new = old.value, new.value
        if _text(old) != _text(new):
            yield path, False
    elif isinstance(old, dict) and isinstance(new, dict):
        names = {_key(key): key for key in (*old, *new)}
        before = {_key(key): value for key, value in old.items()}
        after = {_key(key): value for key, value in new.items()}
        for name in names:
            one, other = before.get(name, _MISSING), after.get(name, _MISSING)
            if one is _MISSING or other is _MISSING:
                yield (*path, name), one is _MISSING
            else:
                yield from _differing(one, other, (*path, name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _differing(one, other, path)
    elif _text(old) != _text(new):
        yield path, old is None


def _key(key: Any) -> str:
    return key if isinstance(key, str) else _text(key)


def _text(value: Any) -> str:
    return shown(value, _WHOLE)


def _cascade(
    new: dict[str, Instance], changed: dict[str, tuple[ArgumentChange, ...]]
) -> dict[str, tuple[str, ...]]:
    """Find what is replaced: for its own change, or for that of what it is made from.

    A resource that is replaced gets new attributes; where one of them is an argument of another
    resource that cannot be changed in place, that one is replaced as well.
    """
    replaced: dict[str, tuple[str, ...]] = {
        address: ()
        for address, arguments in changed.items()
        if any(one.replaces == "yes" for one in arguments)
    }
    pending = [one for one in replaced if new[one].kind == "resource"]
    users = list(_uses(new, changed))
    while pending:
        source = pending.pop(0)
        for address, target, path in users:
            if target != source or source in replaced.get(address, ()):
                continue
            known = replaced.get(address)
            if known == () or verdict(new[address].type, path) != "yes":
                continue
            if known is None:
                pending.append(address)
            replaced[address] = (*(known or ()), source)
    return replaced


def _uses(
    new: dict[str, Instance], changed: dict[str, tuple[ArgumentChange, ...]]
) -> Iterator[tuple[str, str, Path]]:
    """Yield which resource's argument, at which path, is made from what another one is given."""
    for address in changed:
        if new[address].kind == "resource":
            for path, value in _leaves(new[address].args, ()):
                for one in _attributes(value):
                    if one.path and one.path[0] not in one.instance.args:
                        yield address, _address(one.instance), path


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, (*path, _key(key)))
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, path)
    else:
        yield path, value


def _attributes(value: Any) -> Iterator[Attribute]:
    for symbol in symbols(value):
        if isinstance(symbol, Attribute):
            yield symbol
        elif isinstance(symbol, Text):
            yield from _attributes(symbol.parts)
        elif isinstance(symbol, Applied):
            yield from _attributes(symbol.args)
        elif isinstance(symbol, Encoded) and not isinstance(symbol.value, Unknown):
            yield from _attributes(symbol.value)
