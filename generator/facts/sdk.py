"""What a published Pulumi SDK for Python says, read from its source without importing it.

The SDKs are generated, so every file has the same few forms: classes of arguments, of results and
of enumerations, resources, and functions.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.facts.sdk_nodes import code, decorator, getters, methods, shortened, text
from generator.facts.spelling import camel

Fields = dict[str, str]

API_VERSION = re.compile(r"Uses Azure REST API version (\S+?)\.(?:\s|$)")


class Said(NamedTuple):
    """One thing that a module offers; `kind` is r, a, o, e or f, `body` what is kept of it."""

    kind: str
    name: str
    body: Any


def modules(package: Path) -> Iterator[tuple[str, list[Said]]]:
    """Read an installed package module by module; its own level is called `index`."""
    folders = [package, *sorted(path for path in package.iterdir() if path.is_dir())]
    for folder in folders:
        if folder.name in ("config", "__pycache__") or not (folder / "__init__.py").exists():
            continue
        found: list[Said] = []
        enums = enumerations(folder)
        for path in sorted(folder.glob("*.py")):
            if path.name not in ("__init__.py", "_utilities.py", "_enums.py"):
                found += contents(path, frozenset(enums))
        found += [Said("e", name, body) for name, body in enums.items()]
        if found:
            yield ("index" if folder == package else folder.name), found


def enumerations(folder: Path) -> dict[str, dict[str, Any]]:
    """Read a module's enumerations: the members and their values."""
    path = folder / "_enums.py"
    if not path.exists():
        return {}
    return {
        node.name: {
            one.targets[0].id: one.value.value
            for one in node.body
            if isinstance(one, ast.Assign)
            and isinstance(one.targets[0], ast.Name)
            and isinstance(one.value, ast.Constant)
        }
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }


def contents(path: Path, enums: frozenset[str]) -> Iterator[Said]:
    """Read one file of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for name, node in classes.items():
        marks = {decorator(one): one for one in node.decorator_list}
        if "type_token" in marks and "_internal_init" in methods(node):
            args = classes.get(f"{name}Args") or classes.get(f"{name}InitArgs")
            yield Said("r", name, resource(node, args, marks["type_token"], enums))
        elif "input_type" in marks and path.name == "_inputs.py":
            yield Said("a", name.removesuffix("Args"), arguments(node, enums))
        elif "output_type" in marks and path.name == "outputs.py":
            yield Said("o", name, attributes(node, enums))
    for name, function in functions.items():
        if name.endswith("_output") and name.removesuffix("_output") in functions:
            continue
        if not name.startswith("_"):
            lifted = functions.get(f"{name}_output")
            yield Said("f", name, call(function, lifted, classes, enums))


def resource(
    node: ast.ClassDef, args: ast.ClassDef | None, token: ast.expr, enums: frozenset[str]
) -> dict[str, Any]:
    """Read a resource: token, inputs, outputs (empty where typed as the input), deprecation."""
    init = methods(node)["_internal_init"]
    told = {} if args is None else arguments(args, enums)
    inputs: Fields = {}
    for argument in init.args.args[3:]:
        name = argument.arg
        if name == "__props__":
            continue
        # A name that the resource uses itself has an underscore more than in its arguments' class.
        known = told.get(name) or told.get(name.removesuffix("_"))
        inputs[name] = known or code(argument.annotation, enums)
    required = missing(init)
    for name, said in inputs.items():
        if "!" in said and name not in required:
            inputs[name] = said.replace("!", "", 1)
    outputs = attributes(node, enums)
    for name, said in outputs.items():
        if inputs.get(name, "\0").replace("!", "") == said:
            outputs[name] = ""
    spelt = text(token.args[0]) if isinstance(token, ast.Call) else ""
    body: dict[str, Any] = {"t": spelt, "i": inputs, "o": outputs}
    if warned := class_warning(node):
        body["d"] = warned
    version = API_VERSION.search(ast.get_docstring(methods(node)["__init__"], clean=False) or "")
    if version:
        body["v"] = version[1]
    return body


def missing(init: ast.FunctionDef) -> frozenset[str]:
    """List what the constructor refuses to go without."""
    found = set()
    for node in ast.walk(init):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            said = re.fullmatch(r"Missing required property '(\w+)'", text(node.exc.args[0]))
            if said:
                found.add(said[1])
    return frozenset(found)


def class_warning(node: ast.ClassDef) -> str:
    """Give what is said of a deprecated class; empty when it is not."""
    for one in node.body:
        value = one.value if isinstance(one, ast.Expr) else None
        if isinstance(value, ast.Call) and decorator(value) == "warn":
            return shortened(text(value.args[0]))
    return ""


def arguments(node: ast.ClassDef, enums: frozenset[str]) -> Fields:
    """Read a class of arguments: the fields in the order of its constructor."""
    marks = getters(node)
    init = methods(node).get("__init__")
    if init is None:
        return {}
    fixed = constants(init)
    fields: Fields = {}
    pairs = zip(init.args.kwonlyargs, init.args.kw_defaults, strict=True)
    for argument, default in pairs:
        said = code(argument.annotation, enums) + ("!" if default is None else "")
        fields[argument.arg] = with_marks(argument.arg, said, marks.get(argument.arg))
        if argument.arg in fixed:
            fields[argument.arg] += f" ={fixed[argument.arg]}"
    return fields


def constants(init: ast.FunctionDef) -> dict[str, str]:
    """List the fields that the class sets itself: they tell one class of a union from another."""
    return {
        text(node.value.args[1]): text(node.value.args[2])
        for node in init.body
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and len(node.value.args) == 3  # noqa: PLR2004 (pulumi.set(self, name, value))
        and isinstance(node.value.args[2], ast.Constant)
        and isinstance(node.value.args[2].value, str)
    }


def attributes(node: ast.ClassDef, enums: frozenset[str]) -> Fields:
    """Read what can be read off a class."""
    return {
        name: with_marks(name, code(one.returns, enums), one) for name, one in getters(node).items()
    }


def with_marks(name: str, said: str, getter: ast.FunctionDef | None) -> str:
    """Add to a code that the field is deprecated, and its property where that is not plain."""
    if getter is None:
        return said
    for one in getter.decorator_list:
        if decorator(one) == "deprecated":
            said += "~"
    for one in getter.decorator_list:
        if decorator(one) == "getter" and isinstance(one, ast.Call):
            spelt = text(one.keywords[0].value)
            if spelt != camel(name):
                said += f" {spelt}"
            return said
    return said if camel(name) == name else f"{said} {name}"


def call(
    node: ast.FunctionDef,
    lifted: ast.FunctionDef | None,
    classes: dict[str, ast.ClassDef],
    enums: frozenset[str],
) -> dict[str, Any]:
    """Read a function: token, arguments, what it returns, whether it has an `_output` form."""
    plain = node.args.args
    optional = len(plain) - len(node.args.defaults)
    inputs = {
        argument.arg: code(argument.annotation, enums) + ("!" if index < optional else "")
        for index, argument in enumerate(plain)
        if argument.arg != "opts"
    }
    body: dict[str, Any] = {"i": inputs}
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and decorator(one) in ("invoke", "call") and one.args:
            body["t"] = text(one.args[0])
    result = ast.unparse(node.returns).strip("'") if node.returns is not None else ""
    outcome = classes.get(result.removeprefix("Awaitable"))
    if outcome is not None:
        body["o"] = attributes(outcome, enums)
    if lifted is not None:
        body["l"] = 1
    for one in (*node.decorator_list, *node.body):
        value = one.value if isinstance(one, ast.Expr) else one
        if isinstance(value, ast.Call) and decorator(value) in ("deprecated", "warn"):
            body["d"] = shortened(text(value.args[0]))
    return body
