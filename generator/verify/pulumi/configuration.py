"""The configuration of a program: what its files declare against what its code reads."""

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.facts import pulumi as sdk
from generator.verify.finding import Finding, nearest, severity
from generator.verify.pulumi.kinds import dotted
from generator.verify.pulumi.program import Parsed
from generator.verify.pulumi.scopes import Scope, read
from generator.verify.yaml_rows import entry

# Fields of `Pulumi.yaml`, of which the first two must stand.
FIELDS = ("name", "runtime", "description", "main", "config", "backend", "author", "website",
    "license", "options", "template", "stackConfigDir", "plugins", "packages", "resources",
    "outputs", "variables", "components", "requiredPulumiVersion", "namespace")  # fmt: skip
GETS = frozenset(
    f"{how}{secret}{type_}"
    for how in ("get", "require")
    for secret in ("", "_secret")
    for type_ in ("", "_bool", "_int", "_float", "_object")
)
# Namespaces of the engine and the program's own are not of a provider.
PROVIDERS = {provider: package for package, provider in sdk.PACKAGES.items()}


class Place(NamedTuple):
    """A key and where it stands; `value` is what stands after it on the line."""

    file: str
    line: int
    column: int
    key: str
    value: str


class Reads(NamedTuple):
    """What code reads, and whether other keys may be read too.

    A key comes with its namespace (empty for the program's own) before it, and then whether it is
    required, and line and column.
    """

    keys: tuple[tuple[str, str, bool, int, int], ...]
    open: bool


@lru_cache(maxsize=64)
def outline(file: str, text: str) -> tuple[tuple[Place, ...], tuple[Place, ...]] | None:
    """List the top keys of a file of settings and those below `config`.

    None where the text is not plain enough to be sure.
    """
    top: list[Place] = []
    below: list[Place] = []
    indent = -1
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#") or bare == "---":
            continue
        depth = len(line) - len(line.lstrip(" "))
        if "\t" in line[: depth + 1] or bare.startswith(("<<:", "? ")):
            return None
        if depth and (not top or top[-1].key != "config" or (indent >= 0 and depth > indent)):
            continue
        found = entry(bare)
        if found is None:
            if bare.startswith(("-", "}", "]")) and depth == 0 and top:
                continue
            return None
        key, value = found
        place = Place(file, number, depth + 1, key, value)
        if depth == 0:
            top.append(place)
            indent = -1
            if key == "config" and place.value not in ("", "{}"):
                return None
        elif indent in (-1, depth):
            indent = depth
            below.append(place)
        else:
            return None
    return tuple(top), tuple(below)


def configuration(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge the settings of a project and of its stacks."""
    main = next((one for one in ("Pulumi.yaml", "Pulumi.yml") if one in files), None)
    if main is None:
        return
    project = outline(main, files[main])
    if project is None:
        return
    yield from fields(main, project[0])
    name = next((one.value.strip("\"'") for one in project[0] if one.key == "name"), "")
    stacks = {one: outline(one, files[one]) for one in sorted(files) if is_stack(one)}
    declared = [*project[1], *(place for said in stacks.values() if said for place in said[1])]
    every = [reads(files[file]) for file in sorted(parsed)]
    keys = {(space or name, key) for one in every for space, key, *_ in one.keys}
    unread = [one for one in files if one.endswith(".py") and one not in parsed]
    sure = bool(every) and not unread and not any(one.open for one in every)
    for place in declared:
        space, colon, key = place.key.partition(":")
        if not colon:
            space, key = name, place.key
        if space in PROVIDERS:
            yield from provider_key(place, space, key)
        elif space == name and sure and (space, key) not in keys:
            near = nearest(key, [one for held, one in keys if held == name])
            yield finding("unused-config", place, f"no code reads `{key}`", near)
    if all(stacks.values()) and stacks:
        yield from undeclared(parsed, files, name, declared)


def is_stack(file: str) -> bool:
    """Tell whether a file has the settings of a stack: `Pulumi.STACK.yaml`."""
    name, _, end = file.removeprefix("Pulumi.").rpartition(".")
    return file.startswith("Pulumi.") and end in ("yaml", "yml") and bool(name)


def sets(files: Mapping[str, str]) -> bool:
    """Tell whether a stack, or the project itself, sets something for the program."""
    for file in files:
        if file.startswith("Pulumi.") and file.endswith((".yaml", ".yml")):
            said = outline(file, files[file])
            if file.count(".") > 1 or said is None:
                return True
            if any(one.key.partition(":")[0] not in PROVIDERS for one in said[1]):
                return True
    return False


def fields(main: str, top: tuple[Place, ...]) -> Iterator[Finding]:
    """Judge the fields of `Pulumi.yaml`."""
    for place in top:
        if place.key not in FIELDS:
            message = f"`{main}` has no field `{place.key}`"
            yield finding("unknown-argument", place, message, nearest(place.key, FIELDS))
    for name in FIELDS[:2]:
        if not any(place.key == name for place in top):
            message = f"`{name}` must be set"
            yield Finding("missing-argument", "error", main, 1, 1, message)


def provider_key(place: Place, space: str, key: str) -> Iterator[Finding]:
    """Judge a setting of a provider."""
    provider = sdk.offer(PROVIDERS[space], "index", "r", "Provider")
    if provider is None:
        return
    known = {sdk.field(name, code).property for name, code in provider.inputs.items()}
    root = key.partition(".")[0].partition("[")[0]
    if root not in known:
        message = f"provider `{space}` has no setting `{key}`"
        yield finding("unknown-argument", place, message, nearest(key, known))


def undeclared(
    parsed: Mapping[str, Parsed], files: Mapping[str, str], name: str, declared: list[Place]
) -> Iterator[Finding]:
    """Find what the code cannot do without and no stack gives."""
    given = {place.key if ":" in place.key else f"{name}:{place.key}" for place in declared}
    given |= {key.partition(".")[0].partition("[")[0] for key in given}
    for file in sorted(parsed):
        for space, key, needed, line, column in reads(files[file]).keys:
            if needed and f"{space or name}:{key}" not in given:
                place = Place(file, line, column, key, "")
                near = nearest(key, [one.rpartition(":")[2] for one in given])
                yield finding("undeclared-config", place, f"no stack sets `{key}`", near)


def finding(rule: str, place: Place, message: str, hint: str) -> Finding:
    """Put a finding at a place."""
    return Finding(rule, severity(rule), place.file, place.line, place.column, message, hint)


@lru_cache(maxsize=64)
def reads(text: str) -> Reads:
    """List what a file reads from the configuration."""
    reading = read(text)
    found: list[tuple[str, str, bool, int, int]] = []
    helpers: dict[str, list[tuple[str, bool, int]]] = {}
    unsure = False
    for call, scope, _ in reading.calls:
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in GETS:
            continue
        space = namespace(function.value, scope)
        if space is None:
            continue
        key = call.args[0] if call.args else keyword(call, "key")
        needed = function.attr.startswith("require")
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            found.append((space, key.value, needed, call.lineno, call.col_offset + 1))
            continue
        helper = parameter(key, scope)
        if helper is None:
            unsure = True
        else:
            helpers.setdefault(helper[0], []).append((space, needed, helper[1]))
    for call, _, _ in reading.calls if helpers else ():
        for space, needed, index in helpers.get(dotted(call.func), ()):
            one = call.args[index] if index < len(call.args) else None
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                found.append((space, one.value, needed, call.lineno, call.col_offset + 1))
            else:
                unsure = True
    # A configuration that is handed on, or a helper that other modules call, may be asked anything.
    unsure = unsure or bool(helpers and exported(text, helpers)) or handed_on(text)
    return Reads(tuple(found), unsure)


def exported(text: str, helpers: Mapping[str, object]) -> bool:
    """Tell whether a helper is used as a value, so that not all of its calls are known."""
    reading = read(text)
    called = {id(call.func) for call, _, _ in reading.calls}
    return any(
        node.id in helpers and isinstance(node.ctx, ast.Load) and id(node) not in called
        for node in reading.names
    )


def handed_on(text: str) -> bool:
    """Tell whether a configuration is used other than by asking it for a key."""
    reading = read(text)
    held = {
        name
        for name, bindings in reading.top.names.items()
        if any(isinstance(one.node, ast.Call) and is_config(one.node) for one in bindings)
    }
    if not held:
        return False
    asked = {
        id(call.func.value)
        for call, _, _ in reading.calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in GETS
    }
    return any(
        node.id in held and isinstance(node.ctx, ast.Load) and id(node) not in asked
        for node in reading.names
    )


def is_config(node: ast.Call) -> bool:
    """Tell a call that opens the configuration."""
    return dotted(node.func) in ("pulumi.Config", "Config")


def namespace(node: ast.expr, scope: Scope) -> str | None:
    """Tell the namespace of a configuration, empty for the program's own; None for other things."""
    if isinstance(node, ast.Name):
        holder = scope.find(node.id)
        bindings = holder.names[node.id] if holder is not None else []
        if len(bindings) != 1 or not isinstance(bindings[0].node, ast.Call):
            return None
        node = bindings[0].node
    if not isinstance(node, ast.Call) or not is_config(node):
        return None
    if not node.args:
        return ""
    first = node.args[0]
    if isinstance(first, ast.Constant):
        return str(first.value)
    return "" if dotted(first) or isinstance(first, ast.Call) else None


def parameter(node: ast.expr | None, scope: Scope) -> tuple[str, int] | None:
    """Tell the function, and the place among its parameters, that a name is of."""
    if not isinstance(node, ast.Name):
        return None
    holder = scope.find(node.id)
    outer = holder.outer if holder is not None else None
    for name, bindings in outer.names.items() if outer is not None else ():
        for one in bindings:
            if one.how == "function" and one.scope is holder:
                said = one.node.args if isinstance(one.node, ast.FunctionDef) else None
                order = [] if said is None else [argument.arg for argument in said.args]
                return (name, order.index(node.id)) if node.id in order else None
    return None


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Give a keyword argument's value."""
    return next((one.value for one in call.keywords if one.arg == name), None)
