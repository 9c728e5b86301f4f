"""The arguments of a program's resources, with what its overrides lay over them.

What comes from the table keeps its place there: its lines are counted on from `LAID`.
"""

import ast
from copy import deepcopy
from fnmatch import fnmatchcase
from functools import lru_cache

from generator.facts import pulumi as sdk
from generator.verify.pulumi.graph import text_of
from generator.verify.pulumi.nodes import LAID
from generator.verify.pulumi.overrides import Entry, entries
from generator.verify.pulumi.program import parse

LITERAL = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.UnaryOp, ast.USub, ast.Load)


@lru_cache(maxsize=32)
def table(text: str) -> tuple[Entry, ...]:
    """Read the table of a module of overrides."""
    return tuple(entries(parse(text).tree))


def laid(call: ast.Call, offer: sdk.Offer, text: str) -> list[ast.keyword]:
    """Give the arguments of a call that makes a resource, as the engine gets them."""
    named = [one.value for one in call.keywords if one.arg == "resource_name"]
    label = text_of((*call.args, *named, ast.Constant(""))[0])
    found: dict[str | int, ast.keyword] = {
        at if one.arg is None else one.arg: one for at, one in enumerate(call.keywords)
    }
    for token, pattern, _, values in table(text):
        if token == offer.token and fnmatchcase(label, pattern):
            for key, value in zip(values.keys, values.values, strict=True):
                if isinstance(key, ast.Constant):
                    name, _, rest = str(key.value).partition(".")
                    found[name] = moved(name, key, value, rest, found.get(name))
            break
    return list(found.values())


def moved(
    name: str, key: ast.expr, value: ast.expr, rest: str, old: ast.keyword | None
) -> ast.keyword:
    """Make an argument of an entry; one that is not written out is not known.

    `rest` leads into nested arguments, of which `old` keeps the others.
    """
    plain = all(isinstance(one, LITERAL) for one in ast.walk(value))
    found: ast.expr | None = ast.increment_lineno(deepcopy(value), LAID) if plain else None
    place = ast.increment_lineno(deepcopy(key), LAID)
    if rest and found is not None:
        known = old is None or old.arg is not None
        found = nested(old.value if old else None, rest.split("."), found, place) if known else None
    keyword = ast.keyword(arg=name, value=found) if found is not None else lost(value)
    return ast.copy_location(keyword, place)


def lost(value: ast.expr) -> ast.keyword:
    """Make an argument that is not known."""
    return ast.keyword(arg=None, value=ast.increment_lineno(deepcopy(value), LAID))


def nested(
    old: ast.expr | None, steps: list[str], value: ast.expr, place: ast.expr
) -> ast.expr | None:
    """Lay a value over nested arguments, where they are written out: as a dictionary or a class."""
    if not steps:
        return value
    step, *rest = steps
    if old is None or (isinstance(old, ast.Constant) and old.value is None):
        old = ast.copy_location(ast.Dict(keys=[], values=[]), place)
    if isinstance(old, ast.Dict):
        pairs = list(zip(old.keys, old.values, strict=True))
        at = next((at for at, (key, _) in enumerate(pairs) if is_name(key, step)), len(pairs))
        made = nested(pairs[at][1] if at < len(pairs) else None, rest, value, place)
        if made is None:
            return None
        pairs[at:] = [(ast.copy_location(ast.Constant(step), place), made), *pairs[at + 1 :]]
        keys, values = [key for key, _ in pairs], [one for _, one in pairs]
        return ast.copy_location(ast.Dict(keys=keys, values=values), old)
    if isinstance(old, ast.Call) and not old.args:
        named = {one.arg: one for one in old.keywords}
        made = nested(named[step].value if step in named else None, rest, value, place)
        if made is None or None in named:
            return None
        named[step] = ast.copy_location(ast.keyword(arg=step, value=made), place)
        call = ast.Call(func=old.func, args=[], keywords=list(named.values()))
        return ast.copy_location(call, old)
    return None


def is_name(key: ast.expr | None, name: str) -> bool:
    """Tell whether the key of a dictionary is a name."""
    return isinstance(key, ast.Constant) and key.value == name
