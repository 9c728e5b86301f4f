"""The table of a program's module `overrides`: what is laid over the arguments of its resources.

`OVERRIDES` has the arguments by the token of a resource's type and a pattern for its name; a dotted
name leads into nested arguments.
"""

import ast
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from generator.facts import pulumi as sdk
from generator.verify.finding import Finding, nearest, severity
from generator.verify.graph import Resource, graph
from generator.verify.pulumi.arm import behind
from generator.verify.pulumi.bridged import behaviour
from generator.verify.pulumi.file import File, alone
from generator.verify.pulumi.program import Parsed
from generator.verify.pulumi.values import Note, Wanted, argument

FILE = "overrides.py"
TABLE = "OVERRIDES"
HOLE = "{…}"  # what is computed in a name
PACKAGES = {name: package for package, name in sdk.PACKAGES.items()}
Entry = tuple[str, str, ast.Tuple, ast.Dict]
Over = tuple[str, ast.Constant, ast.expr]


def overrides(
    parsed: Mapping[str, Parsed], files: Mapping[str, str], known: frozenset[str]
) -> Iterator[Finding]:
    """Judge the table by the classes that it names; `known` are the packages with facts."""
    if FILE not in parsed:
        return
    resources = graph(files, engine="pulumi").resources
    file = alone(files[FILE])
    for entry in entries(parsed[FILE].tree):
        for rule, node, message, hint in judged(entry, resources, file, known):
            line, column = node.lineno, node.col_offset + 1
            yield Finding(rule, severity(rule), FILE, line, column, message, hint)


def entries(tree: ast.Module) -> Iterator[Entry]:
    """Give what is written out in the table: token, pattern, and where both and the rest stand."""
    table = next((value for name, value in assigned(tree) if name == TABLE), None)
    if not isinstance(table, ast.Dict):
        return
    for key, value in zip(table.keys, table.values, strict=True):
        if not isinstance(key, ast.Tuple) or not isinstance(value, ast.Dict):
            continue
        words = [one.value for one in key.elts if isinstance(one, ast.Constant)]
        if len(words) == len(key.elts) == 2 and all(isinstance(one, str) for one in words):  # noqa: PLR2004 (type and name)
            yield str(words[0]), str(words[1]), key, value


def assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Give the names that the module binds, each with its value."""
    for one in tree.body:
        targets = one.targets if isinstance(one, ast.Assign) else []
        targets = [one.target] if isinstance(one, ast.AnnAssign) else targets
        if isinstance(one, ast.Assign | ast.AnnAssign):
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, one.value


def judged(
    entry: Entry, resources: tuple[Resource, ...], file: File, known: frozenset[str]
) -> Iterator[Note]:
    """Judge an entry: there are such a class and such a resource, and it takes the arguments."""
    token, pattern, key, values = entry
    package, module, class_ = read(token)
    if package not in known:
        return
    offer = sdk.offer(package, module, "r", class_)
    if offer is None:
        hint = nearest(class_, sdk.names(package, module, "r"))
        yield Note("unknown-resource", key, f"`{package}` has no class behind `{token}`", hint)
        return
    type_ = ".".join([package[7:], *([module] if module != "index" else []), class_])
    made = [one.name for one in resources if one.type == type_]
    if not any(meant(name, pattern) for name in made):
        message = f"the program makes no `{module}.{class_}` that is named `{pattern}`"
        yield Note("undeclared", key, message, nearest(pattern, made))
    behaves = behaviour(offer.terraform) if offer.terraform else behind(offer)
    wanted = Wanted(package, module, "", "", behaves)
    called = f"{module}.{class_}"
    for place, value in zip(values.keys, values.values, strict=True):
        if isinstance(place, ast.Constant):
            over = (str(place.value), place, value)
            yield from laid(over, offer.inputs, called, wanted, file)


def laid(over: Over, fields: sdk.Fields, called: str, wanted: Wanted, file: File) -> Iterator[Note]:
    """Judge an argument of an entry; a dotted name leads into nested ones, a number into a list."""
    whole, place, value = over
    name, _, rest = whole.partition(".")
    path = f"{wanted.path}{name}"
    if name not in fields:
        message = f"`{called}` has no argument `{path}`"
        yield Note("unknown-argument", place, message, nearest(name, fields))
        return
    if not rest:
        yield from argument(name, fields[name], place, value, wanted, file, file.reading.top)
        return
    type_ = sdk.field(name, fields[name]).type
    number, _, further = rest.partition(".")
    if type_[0] == "l" and number.isdecimal() and further:
        type_, rest = sdk.inner(type_), further
    module, _, class_ = type_[1:].rpartition("/")
    module = module or wanted.module
    offer = sdk.offer(wanted.package, module, "a", class_) if type_[0] == "@" else None
    if offer is None:
        yield Note("unknown-argument", place, f"`{path}` has no arguments by name")
        return
    inside = wanted.behaviour and wanted.behaviour.inside(name)
    here = wanted._replace(module=module, path=f"{path}.", behaviour=inside or None)
    yield from laid((rest, place, value), offer.inputs, called, here, file)


def read(token: str) -> tuple[str, str, str]:
    """Tell package, module and class of a token, `aws:lb/loadBalancer:LoadBalancer`."""
    package, _, rest = token.partition(":")
    middle, _, class_ = rest.partition(":")
    package, module = PACKAGES.get(package, ""), middle.partition("/")[0]
    if package and sdk.contents(package, module) is None:
        module = f"{module}_"  # Python keeps the plain word: `lambda_`.
    return package, module, class_


def meant(name: str, pattern: str) -> bool:
    """Tell whether a name may be among those of a pattern; parts of it may be computed."""
    if HOLE not in name:
        return fnmatchcase(name, pattern)
    start, plain = name.partition(HOLE)[0], pattern.partition("*")[0]
    return start.startswith(plain) or plain.startswith(start)
