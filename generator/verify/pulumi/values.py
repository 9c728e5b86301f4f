"""Values in a program against the types of an SDK; what is not certain is never guessed."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from generator.facts import pulumi as sdk
from generator.verify.finding import nearest
from generator.verify.pulumi.arm import Body
from generator.verify.pulumi.bridged import Behaviour
from generator.verify.pulumi.file import File
from generator.verify.pulumi.fitting import CALLED, constant, fits, shape
from generator.verify.pulumi.scopes import Scope

AZURE = "pulumi_azure_native"
# An enumeration that is longer is an inventory, and has grown since.
INVENTORY = 40


class Note(NamedTuple):
    """A finding at a node of the tree."""

    rule: str
    node: ast.expr | ast.keyword | ast.stmt
    message: str
    hint: str = ""


class Wanted(NamedTuple):
    """What may stand somewhere: the type, where it is from, and how the place is called."""

    package: str
    module: str
    type: str
    path: str
    behaviour: Behaviour | Body | None = None

    def inside(self, type_: str, more: str) -> "Wanted":
        """Tell what may stand further in."""
        return Wanted(self.package, self.module, type_, self.path + more, self.behaviour)


def judge(value: ast.expr, wanted: Wanted, file: File, scope: Scope) -> Iterator[Note]:  # noqa: C901, PLR0912 (one case per kind of thing)
    """Judge a value by the type that its place has."""
    if isinstance(value, ast.IfExp):
        yield from judge(value.body, wanted, file, scope)
        yield from judge(value.orelse, wanted, file, scope)
        return
    if isinstance(value, ast.BoolOp):
        for one in value.values:
            yield from judge(one, wanted, file, scope)
        return
    type_ = wanted.type
    if type_ in ("", "d") or (isinstance(value, ast.Constant) and value.value is None):
        return
    if len(sdk.alternatives(type_)) > 1:
        yield from choice(value, wanted, file, scope)
        return
    if type_ == "s" and isinstance(value, ast.Attribute) and value.attr == "id":
        yield from identity(value, wanted, file, scope)
    inner = scope
    if isinstance(value, ast.ListComp | ast.GeneratorExp | ast.DictComp):
        inner = file.reading.inner[value]
    have = shape(value, file, scope)
    if have and not fits(have, type_):
        yield misfit(value, have, wanted)
    elif type_[0] == "l" and isinstance(value, ast.List | ast.Tuple):
        for one in value.elts:
            if not isinstance(one, ast.Starred):
                yield from judge(one, wanted.inside(sdk.inner(type_), "[]"), file, scope)
        if wanted.behaviour is not None and not any(isinstance(v, ast.Starred) for v in value.elts):
            yield from placed(value, wanted.behaviour.counted(len(value.elts), wanted.path))
    elif type_[0] == "l" and isinstance(value, ast.ListComp | ast.GeneratorExp):
        yield from judge(value.elt, wanted.inside(sdk.inner(type_), "[]"), file, inner)
    elif type_[0] == "m" and isinstance(value, ast.Dict):
        for key, one in zip(value.keys, value.values, strict=True):
            if key is not None:
                name = str(key.value) if isinstance(key, ast.Constant) else "…"
                yield from judge(one, wanted.inside(sdk.inner(type_), f".{name}"), file, scope)
    elif type_[0] == "m" and isinstance(value, ast.DictComp):
        yield from judge(value.value, wanted.inside(sdk.inner(type_), ".…"), file, inner)
    elif type_[0] == "@":
        yield from structure(value, wanted, file, scope)
    elif type_[0] in ("#", "%"):
        yield from enumerated(value, wanted, file, scope)
    elif wanted.behaviour is not None and (literal := constant(value)) is not None:
        yield from placed(value, wanted.behaviour.accepted(literal, wanted.path))


def identity(value: ast.Attribute, wanted: Wanted, file: File, scope: Scope) -> Iterator[Note]:
    """Judge an ID by what it is of; what bridged packages want is judged by Terraform's types."""
    if wanted.package != AZURE:
        return
    from generator.verify.azure_ids import misplaced, takes

    classes = takes(wanted.module, wanted.path)
    kind = file.kind(value.value, scope) if classes else None
    if kind is not None and kind.package == AZURE and kind.type[0] == "$":
        message = misplaced(wanted.path, classes, f"{kind.module}.{kind.type[1:]}")
        if message:
            yield Note("wrong-id", value, message)


def placed(value: ast.expr, said: Iterator[tuple[str, str, str]]) -> Iterator[Note]:
    """Put findings without a place at a node."""
    for rule, message, hint in said:
        yield Note(rule, value, message, hint)


def misfit(value: ast.expr, have: str, wanted: Wanted) -> Note:
    """Say that a value has the wrong kind."""
    type_ = wanted.type
    want = {"@": f"`{type_[1:]}Args` or a dictionary", "#": "a string", "%": "a string"}.get(
        type_[0]
    ) or CALLED.get(type_[0], "a value")
    given = {"&": f"`{have[1:]}Args`", "@": "an object", "#": "an enumeration's value"}.get(have[0])
    hint = ""
    if have[0] == "$" and type_ == "s":
        hint = "write its `.id`, `.arn` or `.name`"
    elif type_[0] == "l" and have[0] in "si@&m":
        hint = "put it in brackets"
    message = f"`{wanted.path}` must be {want}, not {given or CALLED[have[0]]}"
    return Note("wrong-type", value, message, hint)


def choice(value: ast.expr, wanted: Wanted, file: File, scope: Scope) -> Iterator[Note]:
    """Judge a value of which several types may be: one without a fault is enough."""
    least: list[Note] | None = None
    types = sdk.alternatives(wanted.type)
    if isinstance(value, ast.Call) and (have := shape(value, file, scope)):
        types = [type_ for type_ in types if fits(have, type_)] or types
    for type_ in types:
        if isinstance(value, ast.Dict) and type_[0] == "@" and other_variant(value, wanted, type_):
            continue
        here = wanted._replace(type=type_)
        if isinstance(wanted.behaviour, Body):
            here = here._replace(behaviour=wanted.behaviour.variant(type_[1:]))
        found = list(judge(value, here, file, scope))
        if not found:
            return
        if least is None or len(found) < len(least):
            least = found
    yield from least or ()


def other_variant(value: ast.Dict, wanted: Wanted, type_: str) -> bool:
    """Tell whether a dictionary says that it is another of several classes."""
    said = sdk.offer(wanted.package, wanted.module, "a", type_[1:])
    for key, one in zip(value.keys, value.values, strict=True):
        if said is not None and isinstance(key, ast.Constant) and isinstance(one, ast.Constant):
            name, code = named(str(key.value), said.inputs)
            if code and (fixed := sdk.field(name, code).fixed) and fixed != one.value:
                return True
    return False


def named(key: str, fields: sdk.Fields) -> tuple[str, str]:
    """Find a field by its Python name or by that of its property."""
    if key in fields:
        return key, fields[key]
    for name, code in fields.items():
        if sdk.field(name, code).property == key:
            return name, code
    return key, ""


def structure(value: ast.expr, wanted: Wanted, file: File, scope: Scope) -> Iterator[Note]:
    """Judge nested arguments, written as a class or as a dictionary."""
    module, _, name = wanted.type[1:].rpartition("/")
    module = module or wanted.module
    said = sdk.offer(wanted.package, module, "a", name)
    if said is None:
        return
    if isinstance(value, ast.Call):
        path = file.path(value.func, scope)
        if path is not None and path.name == f"{name}Args" and not path.rest:
            here = wanted._replace(module=module, type="", path=f"{wanted.path}.")
            yield from keywords(value, said.inputs, here, file, scope)
        return
    if not isinstance(value, ast.Dict):
        return
    given: set[str] = set()
    whole = True
    for key, one in zip(value.keys, value.values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            whole = False
            continue
        field, code = named(key.value, said.inputs)
        if not code:
            message = f"`{wanted.path}` has no field `{key.value}`"
            yield Note("unknown-argument", key, message, nearest(key.value, said.inputs))
            continue
        given.add(field)
        here = wanted._replace(module=module, type="", path=f"{wanted.path}.")
        yield from argument(field, code, key, one, here, file, scope)
    if whole:
        yield from absent(value, said.inputs, given, f"{wanted.path}.")


def keywords(  # noqa: PLR0913, PLR0917 (a call, its place and where to look)
    node: ast.Call,
    fields: sdk.Fields,
    wanted: Wanted,
    file: File,
    scope: Scope,
    extra: frozenset[str] = frozenset(),
) -> Iterator[Note]:
    """Judge the keyword arguments of a call; `wanted` tells the module and the path before them."""
    file.judged.add(node)
    given: set[str] = set()
    whole = not node.args
    for keyword in node.keywords:
        name = keyword.arg
        if name is None:
            whole = False
        elif name in fields:
            given.add(name)
            yield from argument(name, fields[name], keyword, keyword.value, wanted, file, scope)
        elif name not in extra:
            where = f"`{wanted.path.rstrip('.')}`" if wanted.path else f"`{ast.unparse(node.func)}`"
            message = f"{where} has no argument `{name}`"
            yield Note("unknown-argument", keyword, message, nearest(name, (*fields, *extra)))
    if whole:
        yield from absent(node, fields, given, wanted.path)


def argument(  # noqa: PLR0913, PLR0917 (a value, its place and where to look)
    name: str,
    code: str,
    place: ast.expr | ast.keyword,
    value: ast.expr,
    wanted: Wanted,
    file: File,
    scope: Scope,
) -> Iterator[Note]:
    """Judge one argument."""
    field = sdk.field(name, code)
    path = f"{wanted.path}{name}"
    nothing = isinstance(value, ast.Constant) and value.value is None
    if field.deprecated and not nothing:
        yield Note("deprecated", place, f"`{path}` is deprecated")
    if field.required and nothing:
        yield Note("missing-argument", place, f"`{path}` must not be None")
    if field.fixed and isinstance(value, ast.Constant) and value.value != field.fixed:
        yield Note("not-one-of", value, f"`{path}` must be `{field.fixed}`")
        return
    # What a name or an attribute holds is known by its type at most.
    refers = isinstance(value, ast.Name | ast.Attribute)
    behaviour = (wanted.behaviour and not refers and wanted.behaviour.inside(name)) or None
    here = Wanted(wanted.package, wanted.module, field.type, path, behaviour)
    yield from judge(value, here, file, scope)


def absent(node: ast.expr, fields: sdk.Fields, given: set[str], path: str) -> Iterator[Note]:
    """List what must be set and is not."""
    for name, code in fields.items():
        if "!" in code and name not in given:
            field = sdk.field(name, code)
            if field.required and not field.fixed:
                yield Note("missing-argument", node, f"`{path}{name}` must be set")


def enumerated(value: ast.expr, wanted: Wanted, file: File, scope: Scope) -> Iterator[Note]:
    """Judge a value by an enumeration."""
    said = sdk.offer(wanted.package, wanted.module, "e", wanted.type[1:])
    if said is None:
        return
    literal = value.value if isinstance(value, ast.Constant) else member(value, file, scope)
    known = list(said.members.values())
    if not isinstance(literal, str) or literal in known or not known:
        return
    if all(one.strip() in known for one in literal.split(",")):
        return  # Flags, which a string may hold several of.
    shown = ", ".join(f"`{one}`" for one in known[:8]) + (" …" if len(known) > 8 else "")  # noqa: PLR2004 (a line's worth)
    hint = nearest(literal, [str(one) for one in known])
    if wanted.type[0] == "#":
        yield Note("not-one-of", value, f"`{wanted.path}` must be one of {shown}", hint)
    elif len(known) <= INVENTORY and wanted.package == AZURE:
        message = f"`{literal}` is not among the known values of `{wanted.path}`: {shown}"
        yield Note("unknown-value", value, message, hint)


def member(value: ast.expr, file: File, scope: Scope) -> object:
    """Give the value of an enumeration's member; None for anything else."""
    if not isinstance(value, ast.Attribute):
        return None
    path = file.path(value, scope)
    if path is None or len(path.rest) != 1:
        return None
    said = sdk.offer(path.package, path.module, "e", path.name)
    return None if said is None else said.members.get(path.rest[0])
