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
                    found[str(key.value)] = moved(str(key.value), key, value)
            break
    return list(found.values())


def moved(name: str, key: ast.expr, value: ast.expr) -> ast.keyword:
    """Make an argument of an entry; one that is not written out is not known."""
    plain = all(isinstance(one, LITERAL) for one in ast.walk(value))
    keyword = ast.keyword(arg=name if plain else None, value=deepcopy(value))
    return ast.increment_lineno(ast.copy_location(keyword, key), LAID)
