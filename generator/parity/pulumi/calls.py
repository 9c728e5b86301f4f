"""Calls in a Pulumi program: its own functions, methods, Python's library and Pulumi's."""

from __future__ import annotations

import ast
from ipaddress import IPv4Network, IPv6Network
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

from generator.parity.operations import bounded, known
from generator.parity.pulumi.expressions import Expressions
from generator.parity.pulumi.library import FUNCTIONS, SILENT, format_text, method
from generator.parity.pulumi.sdk import lookup, options, resource
from generator.parity.pulumi.values import (
    Arguments,
    Bound,
    Configuration,
    FilePath,
    Frame,
    Function,
    Kind,
    Library,
    Module,
    Thing,
)
from generator.parity.system import Output, System
from generator.parity.values import Applied, Broken, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.parity.pulumi.stack import Stack

DEPTH = 40
LARGEST = 10_000
# Functions that look at every item, by what Terraform calls them.
COUNTED = {"any": "anytrue", "all": "alltrue", "sum": "sum", "max": "max", "min": "min"}


ITERATING = frozenset(
    ["enumerate", "frozenset", "list", "max", "min", "reversed", "set", "sorted", "sum", "tuple"]
)
# Functions that stop where another argument or a limit says so.
ENDING = frozenset({"zip", "next", "itertools.islice", "itertools.cycle"})


class Returned(Exception):  # noqa: N818 (no error: how a function ends)
    """A function has its value."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


class Calls(Expressions):
    """What calls do, and what they leave behind: resources, outputs, what was read."""

    def __init__(self, files: Mapping[str, str], stack: Stack) -> None:
        super().__init__()
        self.files = files
        self.stack = stack
        self.system = System()
        self.reads: list[str] = []
        self.variables: dict[str, str] = {}
        self.depth = 0

    def statement(self, node: ast.stmt, frame: Frame) -> None:
        """Read a statement."""
        raise NotImplementedError

    def call(self, node: ast.Call, frame: Frame) -> Any:
        """Call a function, a class or a method."""
        function = None
        if isinstance(node.func, ast.Attribute):
            owner = self.value(node.func.value, frame)
            if isinstance(owner, Library | Module):
                function = self.attribute(owner, node.func.attr)
        else:
            owner, function = None, self.value(node.func, frame)
        place = f"{frame.file}:{node.lineno}"
        args = list(self.spread(node.args, frame))
        named = Arguments("", place)
        for one in node.keywords:
            value = self.value(one.value, frame)
            if one.arg is None:
                named.update(value)
            else:
                named.put(one.arg, value, f"{frame.file}:{one.value.lineno}")
        if function is None and isinstance(node.func, ast.Attribute):
            return self.method(owner, node.func.attr, args, named)
        if isinstance(function, Function | Kind):
            return self.applied(function, args, named)
        if isinstance(function, Library):
            return self.library(function.path, args, named, place)
        if isinstance(function, Unknown):
            return function
        raise LookupError("a call of something that is no function")

    def method(self, owner: Any, name: str, args: list[Any], named: Arguments) -> Any:
        """Call a method."""
        if isinstance(owner, Configuration):
            return self.stack.read(self, owner, name, str(args[0]))
        if isinstance(owner, Unknown):
            return owner
        if name == "apply":
            return self.applied(args[0], [owner], named)
        if isinstance(owner, FilePath) and name == "read_text":
            return self.files[owner.name]
        if isinstance(owner, Thing):
            return self.applied(owner.values[name], args, named)
        return method(owner, name, args, dict(named))

    def library(self, path: tuple[str, ...], args: list[Any], named: Arguments, place: str) -> Any:  # noqa: C901, PLR0911, PLR0912 (one case per kind of thing)
        """Call something of a package."""
        name = ".".join(path)
        if path[0].startswith("pulumi_"):
            named.name = name
            if path[-1].endswith("Args"):
                return named
            if path[-1][0].islower():
                made = lookup(name, args, named)
            else:
                made = resource(name, args, named)
            self.system.instances.append(made)
            return made
        if name == "pulumi.export":
            self.system.outputs[str(args[0])] = Output(args[1], place)
            return None
        if name == "pulumi.Config":
            return Configuration(str(args[0]) if args else self.stack.project)
        if name in (
            "pulumi.ResourceOptions",
            "pulumi.InvokeOptions",
            "pulumi.InvokeOutputOptions",
            "pulumi.CustomTimeouts",
        ):
            return named
        if name == "pulumi.ResourceOptions.merge":
            return options(args)
        if name == "pulumi.Output.format":
            return format_text(*args, **named)
        if name.startswith(SILENT):
            return None
        if name not in FUNCTIONS:
            return Unknown(f"the function {name}")
        waiting = [arg for arg in args if isinstance(arg, Symbol)]
        if waiting and name in ("len", "sorted", "set", "list", "dict", "math.ceil", "math.floor"):
            return waiting[0] if name in ("sorted", "list") else Applied(path[-1], tuple(args))
        if name in ITERATING:
            args = [listed_network(arg) for arg in args]
        if any(isinstance(arg, cycle) for arg in args) and name not in ENDING:
            raise LookupError("something that never ends")
        if name in COUNTED and not known(args):
            return Applied(COUNTED[name], tuple(args))
        key = named.pop("key", None)
        if key is not None and name in ("sorted", "min", "max"):
            return FUNCTIONS[name](args[0], key=lambda one: self.applied(key, [one], {}), **named)
        try:
            return FUNCTIONS[name](*args, **named)
        except ValueError as error:
            if known([args, dict(named)]):  # Python itself would refuse it
                return Broken(f"{place} is refused: {error}")
            raise

    def applied(self, function: Any, args: list[Any], named: dict[str, Any]) -> Any:
        """Call a function of the program, a lambda, or one of Python's."""
        if isinstance(function, Library):
            return self.library(function.path, args, Arguments("", ""), "")
        if isinstance(function, Bound):
            return method(function.owner, function.name, args, dict(named))
        if isinstance(function, Kind):
            values = dict(zip(function.fields, args, strict=False)) | named
            return Thing({**function.fields, **values})
        node = function.node
        if self.depth >= DEPTH:
            raise RecursionError("functions that call each other too often")
        frame = Frame(function.frame.file, function.frame)
        self.parameters(node.args, args, dict(named), frame)
        if isinstance(node, ast.Lambda):
            return bounded(self.value(node.body, frame))
        self.depth += 1
        try:
            for statement in node.body:
                self.statement(statement, frame)
        except Returned as returned:
            return bounded(returned.value)
        finally:
            self.depth -= 1
        return None

    def parameters(
        self, node: ast.arguments, args: list[Any], named: dict[str, Any], frame: Frame
    ) -> None:
        """Give a function's parameters their values."""
        names = [one.arg for one in (*node.posonlyargs, *node.args)]
        for name, default in zip(names[::-1], node.defaults[::-1], strict=False):
            frame.names[name] = self.value(default, frame)
        for one, given in zip(node.kwonlyargs, node.kw_defaults, strict=True):
            if given is not None:
                frame.names[one.arg] = self.value(given, frame)
        frame.names.update(zip(names, args, strict=False))
        if node.vararg is not None:
            frame.names[node.vararg.arg] = tuple(args[len(names) :])
        known = {*names, *(other.arg for other in node.kwonlyargs)}
        frame.names.update({name: value for name, value in named.items() if name in known})
        if node.kwarg is not None:
            frame.names[node.kwarg.arg] = {k: v for k, v in named.items() if k not in known}


def listed_network(value: Any) -> Any:
    """List the first addresses of a network, which may have more than a memory."""
    return list(islice(value, LARGEST)) if isinstance(value, IPv4Network | IPv6Network) else value
