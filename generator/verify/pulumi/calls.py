"""One file of a program against the SDKs: what it calls, passes, names and reads."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.facts import pulumi as sdk
from generator.verify.finding import nearest
from generator.verify.memory import Memory
from generator.verify.pulumi.arm import behind
from generator.verify.pulumi.bridged import behaviour
from generator.verify.pulumi.deferred import deferred
from generator.verify.pulumi.file import File, Question, alone, answer
from generator.verify.pulumi.kinds import Kind, Path, dotted, readable
from generator.verify.pulumi.scopes import Scope, read
from generator.verify.pulumi.unresolved import unresolved
from generator.verify.pulumi.values import Note, Wanted, keywords

JUDGED: Memory[Question, Kind | None, tuple[Note, ...]] = Memory(keys=256, each=8)
OUTSIDE = frozenset({"resource_name", "opts", "args"})
OPTIONS = frozenset(
    {
        "parent", "depends_on", "protect", "provider", "providers", "delete_before_replace",
        "ignore_changes", "version", "aliases", "additional_secret_outputs", "id", "import_",
        "custom_timeouts", "transformations", "transforms", "urn", "replace_on_changes",
        "plugin_download_url", "retain_on_delete", "deleted_with", "hooks", "hide_diffs",
        "replace_with", "replacement_trigger", "env_var_mappings",
    }
)  # fmt: skip
# What every resource has, and every output.
OF_RESOURCES = frozenset({"id", "urn", "get", "get_provider", "pulumi_resource_name",
    "pulumi_resource_type", "translate_input_property", "translate_output_property"})  # fmt: skip
OF_OUTPUTS = frozenset({"apply", "future", "is_known", "is_secret", "resources", "get", "items",
    "keys", "values", "copy", "pop", "update", "setdefault"})  # fmt: skip
# What a package has beside its modules.
OPEN = frozenset({"config", "outputs", "types", "_utilities", "_inputs", "_enums"})


def judge(text: str, siblings: Mapping[str, str], packages: frozenset[str]) -> tuple[Note, ...]:
    """Judge a file.

    `siblings` are the program's modules that it imports, by name, and `packages` those whose facts
    hold for the program. The programs of many specs share most of their files, and what these ask
    of the others has the same answer: a file is judged anew only where it has not.
    """
    key = text, frozenset(siblings), packages
    known = JUDGED.find(key, lambda question: answer(question, siblings))
    if known is not None:
        return known
    file = File(read(text), siblings) if siblings else alone(text)
    found = tuple(notes(file, packages))
    JUDGED.keep(key, file.asked, found)
    return found


def notes(file: File, packages: frozenset[str]) -> Iterator[Note]:
    """Judge what a file calls, passes, reads and imports."""
    file.judged.clear()
    for call, scope, _ in sorted(file.reading.calls, key=lambda one: one[0].lineno):
        if call not in file.judged:
            yield from called(call, file, scope, packages)
    for attribute, scope in file.reading.attributes:
        yield from attributes(attribute, file, scope, packages)
    yield from imports(file, packages)
    for told in (*unresolved(file), *deferred(file)):
        yield Note(*told)


def imports(file: File, packages: frozenset[str]) -> Iterator[Note]:
    """Judge what is imported from a package."""
    for name, imported in file.reading.imports.items():
        package, *words = imported.module.split(".")
        if package not in packages or imported.name == "*":
            continue
        if imported.name:
            words.append(imported.name)
        if not words:
            continue
        module = words.pop(0) if sdk.contents(package, words[0]) is not None else "index"
        if words:
            path = Path(package, module, words[0], tuple(words[1:]))
            yield from strange(path, file.reading.places[name], called_=False)


def called(call: ast.Call, file: File, scope: Scope, packages: frozenset[str]) -> Iterator[Note]:
    """Judge a call into a package, by what the package says of it."""
    if dotted(call.func).rpartition(".")[2] == "ResourceOptions":
        yield from options(call)
        return
    path = file.path(call.func, scope)
    if path is None or path.package not in packages:
        return
    package, module, name, rest = path
    if rest or not name:
        return
    resource = sdk.offer(package, module, "r", name)
    if resource is not None:
        if resource.deprecated:
            hint = instead(resource.deprecated)
            yield Note("deprecated", call, f"`{module}.{name}` is deprecated", hint)
        known = behaviour(resource.terraform) if resource.terraform else behind(resource)
        wanted = Wanted(package, module, "", "", known)
        # A second positional argument, or `args`, may be an object that holds the arguments.
        words = [one.arg for one in call.keywords]
        plain = len(call.args) > 1 or "args" in words or starred(call)
        call_ = call if plain else stripped(call)
        yield from placed(call, f"{module}.{name}", words)
        yield from keywords(call_, resource.inputs, wanted, file, scope, OUTSIDE)
        file.judged.add(call)
        return
    function = sdk.offer(package, module, "f", name.removesuffix("_output"))
    if function is not None:
        yield from invoked(call, function, name, file, scope)
        return
    held = args_class(package, module, name)
    if held is not None:
        wanted = Wanted(package, module, "", "", None)
        yield from keywords(call, held, wanted, file, scope)


def instead(said: str) -> str:
    """Make the hint that names what a deprecated class or function gives way to."""
    return "" if said == "?" else f"use `{re.sub(r'/[^.]*', '', said)}`"


def placed(call: ast.Call, name: str, words: list[str | None]) -> Iterator[Note]:
    """Judge what a resource is given by place: its name, then an object with its arguments."""
    if starred(call) or None in words:
        return
    if not call.args and "resource_name" not in words:
        yield Note("missing-argument", call, f"`{name}` needs a name: its first argument", "")
    for extra in call.args[1:]:
        if (
            isinstance(extra, ast.Constant | ast.JoinedStr)
            and getattr(extra, "value", "") is not None
        ):
            message = f"`{name}` takes one name, and everything else by its name"
            yield Note("wrong-type", extra, message, "")
            return


def starred(call: ast.Call) -> bool:
    """Tell whether positional arguments are told by a list only."""
    return any(isinstance(one, ast.Starred) for one in call.args)


def stripped(call: ast.Call) -> ast.Call:
    """Leave out the resource's name, which is no argument of the provider's."""
    made = ast.Call(call.func, [], call.keywords)
    return ast.copy_location(made, call)


def invoked(
    call: ast.Call, function: sdk.Offer, name: str, file: File, scope: Scope
) -> Iterator[Note]:
    """Judge a call of a function."""
    if function.deprecated:
        message = f"`{function.module}.{name}` is deprecated"
        yield Note("deprecated", call, message, instead(function.deprecated))
    wanted = Wanted(function.package, function.module, "", "", None)
    yield from keywords(call, function.inputs, wanted, file, scope, OUTSIDE)


def args_class(package: str, module: str, name: str) -> sdk.Fields | None:
    """Give the fields of a class of arguments: of nested ones, or of a resource's."""
    if not name.endswith("Args"):
        return None
    bare = name.removesuffix("Args")
    held = sdk.offer(package, module, "a", bare) or sdk.offer(package, module, "r", bare)
    return None if held is None else held.inputs


def options(call: ast.Call) -> Iterator[Note]:
    """Judge the options of a resource."""
    for keyword in call.keywords:
        if keyword.arg is not None and keyword.arg not in OPTIONS:
            message = f"a resource has no option `{keyword.arg}`"
            yield Note("unknown-argument", keyword, message, nearest(keyword.arg, OPTIONS))


def attributes(
    node: ast.Attribute, file: File, scope: Scope, packages: frozenset[str]
) -> Iterator[Note]:
    """Judge an attribute: of a package, or of something that a package made."""
    if isinstance(node.value, ast.Name | ast.Attribute):
        path = file.path(node, scope)
        if path is not None:
            if path.package in packages:
                yield from strange(path, node, called_=node in file.reading.functions)
            return
    if not isinstance(node.ctx, ast.Load) or node.attr.startswith("_"):
        return
    kind = file.kind(node.value, scope)
    if kind is None or kind.package not in packages:
        return
    fields = readable(kind)
    if fields is None or node.attr in fields:
        return
    if node.attr in (OF_RESOURCES if kind.type[0] == "$" else OF_OUTPUTS):
        return
    message = f"{said(kind)} has no attribute `{node.attr}`"
    yield Note("unknown-attribute", node, message, nearest(node.attr, fields))


def said(kind: Kind) -> str:
    """Name what an attribute is read off."""
    name = kind.type[1:]
    return f"what `{name}` returns" if kind.type[0] == "!" else f"`{kind.module}.{name}`"


def strange(path: Path, node: ast.expr | ast.stmt, *, called_: bool) -> Iterator[Note]:
    """Judge whether a package offers what is named.

    Each name is judged once, where a path ends in it, and what follows only for an enumeration.
    """
    package, module, name, rest = path
    if not name or name.startswith("_") or (module == "index" and name in OPEN):
        return
    if len(rest) == 1 and rest[0].isupper():
        held = sdk.offer(package, module, "e", name)
        if held is not None and rest[0] not in held.members:
            message = f"`{module}.{name}` has no member `{rest[0]}`"
            yield Note("unknown-attribute", node, message, nearest(rest[0], held.members))
        return
    if rest or name in ("outputs", "_inputs", "_enums") or offered(package, module, name):
        return
    where = package if module == "index" else f"{package}.{module}"
    if name[:1].isupper() and not name.endswith(("Args", "ArgsDict")):
        rule, what = "unknown-resource" if called_ else "unknown-name", "class"
        near = nearest(name, sdk.names(package, module, "re"))
    elif name[:1].isupper():
        rule, what = "unknown-name", "class"
        near = nearest(name, sdk.names(package, module, "ra"))
    elif name.startswith("get_"):
        rule, what = "unknown-data-source", "function"
        near = nearest(name.removesuffix("_output"), sdk.names(package, module, "f"))
    else:
        rule, what = "unknown-name", "module" if module == "index" else "function"
        choices = [*sdk.modules(package), *sdk.names(package, module, "f")]
        near = nearest(name, choices)
    yield Note(rule, node, f"`{where}` has no {what} `{name}`", near)


@lru_cache(maxsize=2048)
def offered(package: str, module: str, name: str) -> bool:
    """Tell whether a module has a name, in any of the forms that it takes."""
    text = sdk.contents(package, module)
    if text is None:
        return False
    bare = name
    for ending in ("ArgsDict", "Args", "_output"):
        bare = bare.removesuffix(ending)
    if any(f" {mark}{bare} " in text for mark in "rfae") or f" e{name} " in text:
        return True
    if any(f" {mark}{name} " in text for mark in "rfae"):
        return True
    # What a function returns has a class; and files of the package are modules too.
    squashed = name.removeprefix("Awaitable").removesuffix("Result").replace("_", "").lower()
    if not name.startswith(("Get", "Awaitable")) and not name.islower():
        return False
    return any(one.replace("_", "").lower() == squashed for one in sdk.names(package, module, "rf"))
