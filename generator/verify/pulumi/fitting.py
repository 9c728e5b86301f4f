"""What kind a value of a program has, and whether it may stand where a type is wanted."""

import ast

from generator.facts import pulumi as sdk
from generator.verify.pulumi.file import File
from generator.verify.pulumi.scopes import Scope

CALLED = {
    "s": "a string",
    "i": "a whole number",
    "n": "a number",
    "b": "a bool",
    "l": "a list",
    "m": "a dictionary",
    "$": "a resource",
    "!": "what a function returns",
}


def constant(value: ast.expr) -> object:
    """Give a literal's value, below zero too; None for anything else."""
    match value:
        case ast.Constant():
            return value.value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
    return None


def shape(value: ast.expr, file: File, scope: Scope) -> str:
    """Tell the outermost kind of a value, with the class where that counts; empty if not known."""
    match value:
        case ast.Dict() | ast.DictComp():
            return "m"
        case ast.List() | ast.ListComp() | ast.Tuple():
            return "l"
    kind = file.kind(value, scope)
    if kind is None or kind.type[0] in "d%" or len(sdk.alternatives(kind.type)) > 1:
        return ""
    mark = kind.type[0]
    return kind.type if mark in "&@#$" else mark


def fits(have: str, type_: str) -> bool:  # noqa: PLR0911 (one answer per kind of thing)
    """Tell whether a value of one kind may stand where a type is wanted."""
    want, mark = type_[0], have[0]
    if want == "d" or have == type_:
        return True
    if mark in "$!":
        return False
    if mark == "&":
        # Twins of a class stand in several modules: the same name will do.
        return want == "@" and have[1:] == type_[1:].rpartition("/")[2]
    if mark == "@":
        return want in "@m"
    if mark == "#":
        return want in "s#%in"
    if want == "@":
        return mark == "m"
    if want in "lm" or mark in "lm":
        return mark == want
    if want in "#%":
        return mark in "si"
    return mark == want or (mark, want) == ("i", "n")
