"""Faults of what is passed to the SDKs: arguments, keys, values, classes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from benchmarks.mutations.mutant import Edit
from benchmarks.mutations.pulumi.common import calls, codes, dicts
from benchmarks.mutations.terraform.common import misspelt

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base, Change

VALUES = ('"example"', "12", "True", '["example"]', '{"key": "example"}', "[{}]", '[["a"]]')
OPTIONS = (
    "opts=pulumi.ResourceOptions(depend_on=[])",
    "opts=pulumi.ResourceOptions(parrent=None)",
    "opts=pulumi.ResourceOption()",
    'opts=pulumi.ResourceOptions(protect="yes")',
    "opts=pulumi.ResourceOptions(depends_on=12)",
    "option=None",
)


def dropped(base: Base, _: random.Random) -> Iterator[Change]:
    """Leave out an argument."""
    for code, call, name in calls(base):
        for keyword in call.keywords:
            if keyword.arg:
                yield name, (code.without(keyword),)


def misspelt_argument(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell an argument."""
    for code, call, name in calls(base):
        for keyword in call.keywords:
            if keyword.arg:
                start, _ = code.span(keyword)
                wrong = misspelt(keyword.arg, chance)
                yield name, (Edit(code.file, start, start + len(keyword.arg), wrong),)


def misplaced(base: Base, chance: random.Random) -> Iterator[Change]:
    """Pass an argument of another class."""
    everything = [keyword.arg for _, call, _ in calls(base) for keyword in call.keywords]
    for code, call, name in calls(base):
        other = chance.choice(everything)
        if call.keywords and other and all(one.arg != other for one in call.keywords):
            start, _ = code.span(call.keywords[0])
            yield name, (Edit(code.file, start, start, f'{other}="example", '),)


def twice(base: Base, _: random.Random) -> Iterator[Change]:
    """Pass an argument twice."""
    for code, call, name in calls(base):
        for keyword in call.keywords:
            start, _end = code.span(keyword)
            yield name, (Edit(code.file, start, start, f"{code.source(keyword)}, "),)


def nameless(base: Base, _: random.Random) -> Iterator[Change]:
    """Leave out the name of a resource, or pass one more."""
    for code, call, name in calls(base):
        for argument in call.args:
            yield name, (code.without(argument),)
            start, _end = code.span(argument)
            yield name, (Edit(code.file, start, start, '"one", "more", '),)


def wrong_type(base: Base, chance: random.Random) -> Iterator[Change]:
    """Pass a value of another type."""
    for code, call, name in calls(base):
        for keyword in call.keywords:
            for value in chance.sample(VALUES, 2):
                if value != code.source(keyword.value):
                    yield name, (code.replaced(keyword.value, value),)


def misspelt_key(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a key inside an argument."""
    for code, node, name in dicts(base):
        for key in node.keys:
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield name, (code.replaced(key, f'"{misspelt(key.value, chance)}"'),)


def dropped_key(base: Base, _: random.Random) -> Iterator[Change]:
    """Leave out a key inside an argument."""
    for code, node, name in dicts(base):
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                start, _key = code.span(key)
                _value, end = code.span(value)
                if code.text[end:].lstrip().startswith(","):
                    end = code.text.index(",", end) + 1
                yield name, (Edit(code.file, start, end, ""),)


def wrong_key_type(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give a key inside an argument a value of another type."""
    for code, node, name in dicts(base):
        for value in node.values:
            wrong = chance.choice(VALUES)
            if wrong != code.source(value):
                yield name, (code.replaced(value, wrong),)


def unknown_word(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a literal: a word of an enumeration, as far as it is one."""
    for code, call, name in calls(base):
        for keyword in call.keywords:
            for node in ast.walk(keyword.value):
                literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if literal and node.value.isidentifier():  # type: ignore[attr-defined]
                    wrong = misspelt(node.value, chance)  # type: ignore[attr-defined]
                    about = f"{name}.{keyword.arg}"
                    if code.source(node)[0] in "\"'":
                        yield about, (code.replaced(node, f'"{wrong}"'),)


def misspelt_class(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a class or a function of an SDK, or its module."""
    for code, call, name in calls(base):
        func = call.func
        while isinstance(func, ast.Attribute):
            start, end = code.name_of(func)
            yield name, (Edit(code.file, start, end, misspelt(func.attr, chance)),)
            func = func.value


def options(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give a resource an option that there is none of."""
    for code, call, name in calls(base):
        if call.keywords and call.args and all(one.arg != "opts" for one in call.keywords):
            start, _ = code.span(call.keywords[0])
            if "import pulumi\n" in code.text:
                text = f"{chance.choice(OPTIONS)}, "
                yield name, (Edit(code.file, start, start, text),)
    for code in codes(base):
        for node in ast.walk(code.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("ResourceOptions"):
                for keyword in node.keywords:
                    if keyword.arg:
                        start, _ = code.span(keyword)
                        wrong = misspelt(keyword.arg, chance)
                        end = start + len(keyword.arg)
                        yield keyword.arg, (Edit(code.file, start, end, wrong),)


BREAKERS = {
    "argument left out": dropped,
    "argument misspelt": misspelt_argument,
    "argument of another class": misplaced,
    "argument twice": twice,
    "name left out, or one more": nameless,
    "value of another type": wrong_type,
    "key misspelt": misspelt_key,
    "key left out": dropped_key,
    "value of a key of another type": wrong_key_type,
    "literal misspelt": unknown_word,
    "class, function or module misspelt": misspelt_class,
    "resource option wrong": options,
}
