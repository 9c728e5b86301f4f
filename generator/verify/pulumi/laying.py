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
    parts = inside(old, step)
    made = None if parts is None else nested(parts.get(step), rest, value, place)
    return None if made is None or parts is None else whole(old, parts | {step: made}, step, place)


def inside(old: ast.expr, step: str) -> dict[str, ast.expr] | None:
    """Give what is written out in nested arguments by name; None where that is not all."""
    if isinstance(old, ast.Dict):
        pairs = zip(old.keys, old.values, strict=True)
        return {str(key.value): one for key, one in pairs if isinstance(key, ast.Constant)}
    if isinstance(old, ast.List):
        found = {str(at): one for at, one in enumerate(old.elts)}
        return found if step in found else None
    if isinstance(old, ast.Call) and not old.args and all(one.arg for one in old.keywords):
        return {str(one.arg): one.value for one in old.keywords}
    return None


def whole(old: ast.expr, parts: dict[str, ast.expr], step: str, place: ast.expr) -> ast.expr:
    """Write nested arguments again, of which one, `step`, is laid over."""
    if isinstance(old, ast.List):
        made: ast.expr = ast.List(elts=list(parts.values()), ctx=ast.Load())
    elif isinstance(old, ast.Call):
        named = {one.arg: one for one in old.keywords}
        named[step] = ast.copy_location(ast.keyword(arg=step, value=parts[step]), place)
        made = ast.Call(func=old.func, args=[], keywords=list(named.values()))
    else:
        pairs = zip(old.keys, old.values, strict=True) if isinstance(old, ast.Dict) else ()
        kept = [pair for pair in pairs if not is_name(pair[0], step)]
        kept.append((ast.copy_location(ast.Constant(step), place), parts[step]))
        made = ast.Dict(keys=[key for key, _ in kept], values=[one for _, one in kept])
    return ast.copy_location(made, old)


def is_name(key: ast.expr | None, name: str) -> bool:
    """Tell whether the key of a dictionary is a name."""
    return isinstance(key, ast.Constant) and key.value == name
