"""A Pulumi program as a system: read statement by statement, never run and never imported."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from generator.parity.pulumi.calls import Calls, Returned
from generator.parity.pulumi.checks import refusal
from generator.parity.pulumi.library import BUILTINS
from generator.parity.pulumi.operators import truth
from generator.parity.pulumi.overrides import MODULE, lay
from generator.parity.pulumi.stack import Stack
from generator.parity.pulumi.values import (
    FAULTS,
    FilePath,
    Frame,
    Function,
    Kind,
    Library,
    Module,
    PythonFault,
)
from generator.parity.system import Setting, System
from generator.parity.values import Broken, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping


class Program(Calls):
    """One program; modules are read when they are first imported."""

    def __init__(self, files: Mapping[str, str], stack: Stack) -> None:
        super().__init__(files, stack)
        self.modules: dict[str, Frame] = {}
        self.root = Frame("")
        self.root.names = {name: Library(name) for name in BUILTINS}
        self.root.names.update({"None": None, "True": True, "False": False})

    def module(self, name: str) -> Frame:
        """Read a module, once."""
        if name not in self.modules:
            file = f"{name}.py"
            frame = Frame(file, self.root)
            frame.names["__file__"] = FilePath(file)
            self.modules[name] = frame
            for statement in ast.parse(self.files[file]).body:
                self.guarded(statement, frame)
        return self.modules[name]

    def guarded(self, node: ast.stmt, frame: Frame) -> None:
        """Read a statement; what it should have given is not known where it has a fault."""
        try:
            self.statement(node, frame)
        except FAULTS as error:
            why = f"{type(error).__name__}: {error}"
            broken = isinstance(error, KeyError | IndexError)
            self.system.gaps.append(f"{frame.file}:{node.lineno}: not followed: {why}")
            for target in ast.walk(node):
                if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store):
                    told = f"{frame.file}:{node.lineno} is not followed"
                    frame.names[target.id] = (Broken if broken else Unknown)(told)

    def statement(self, node: ast.stmt, frame: Frame) -> None:  # noqa: C901, PLR0912 (one case per kind of statement)
        """Read a statement."""
        match node:
            case ast.Import() | ast.ImportFrom():
                self.imported(node, frame)
            case ast.Assign(targets=targets, value=value):
                self.assigned(targets, value, frame)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.assigned([target], value, frame)
            case ast.AugAssign(target=target, op=op, value=value):
                whole = ast.copy_location(ast.BinOp(as_load(target), op, value), node)
                self.bind(target, self.value(whole, frame), frame)
            case ast.Expr(value=value):
                self.value(value, frame)
            case ast.For(target=target, iter=iterable, body=body):
                for item in self.items(self.value(iterable, frame)):
                    self.bind(target, item, frame)
                    for one in body:
                        # One thing in a loop that is not followed takes no other with it.
                        (self.statement if self.depth else self.guarded)(one, frame)
            case ast.If():
                self.conditional(node, frame)
            case ast.FunctionDef(name=name):
                frame.names[name] = Function(node, frame)
            case ast.ClassDef():
                frame.names[node.name] = self.kind(node, frame)
            case ast.Return(value=value):
                raise Returned(None if value is None else self.value(value, frame))
            case ast.Raise():
                raise PythonFault("the program refuses")
            case ast.AnnAssign() | ast.Pass() | ast.Assert():
                pass
            case _:
                raise LookupError(f"a statement of the kind {type(node).__name__}")

    def assigned(self, targets: list[ast.expr], value: ast.expr, frame: Frame) -> None:
        """Assign, and note what was read from the configuration for it."""
        before = len(self.reads)
        found = self.value(value, frame)
        for target in targets:
            self.bind(target, found, frame)
        read = self.reads[before:]
        if len(read) == 1 and isinstance(targets[0], ast.Name):
            place = f"{frame.file}:{value.lineno}"
            self.system.settings[read[0]] = Setting(read[0], found, place)
            self.variables[targets[0].id] = read[0]

    def conditional(self, node: ast.If, frame: Frame) -> None:
        """Follow the branch that is taken; a refusal is noted instead of followed."""
        if len(node.body) == 1 and isinstance(node.body[0], ast.Raise) and not self.depth:
            refusal(self, node, node.body[0], frame)
            return
        test = truth(self.value(node.test, frame))
        if test is None:
            raise LookupError("a condition that is not known")
        for one in node.body if test else node.orelse:
            self.statement(one, frame)

    def kind(self, node: ast.ClassDef, frame: Frame) -> Any:
        """Read a class that only holds values."""
        fields: dict[str, Any] = {}
        for one in node.body:
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                fields[one.target.id] = self.value(one.value, frame) if one.value else ...
            elif not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)):
                return Unknown(f"the class {node.name}")
        return Kind(fields)

    def imported(self, node: ast.Import | ast.ImportFrom, frame: Frame) -> None:
        """Give what is imported its name: the program's own modules, or packages."""
        for one in node.names:
            name = one.asname or one.name
            if isinstance(node, ast.Import):
                if f"{one.name}.py" in self.files:
                    frame.names[name] = Module(self.module(one.name))
                elif one.asname:
                    frame.names[name] = Library(*one.name.split("."))
                else:
                    frame.names[name.partition(".")[0]] = Library(name.partition(".")[0])
            elif f"{node.module}.py" in self.files:
                names = self.module(str(node.module)).names
                frame.names[name] = names.get(one.name, Unknown(f"{node.module}.{one.name}"))
            else:
                frame.names[name] = Library(*str(node.module).split("."), one.name)


def as_load(target: ast.expr) -> ast.expr:
    """Read what is assigned to."""
    text = ast.unparse(target)
    return ast.parse(text, mode="eval").body


def expand(
    files: Mapping[str, str], *, stack: str = "", values: Mapping[str, Any] | None = None
) -> System:
    """Expand a program given as path -> text, with the configuration of one of its stacks.

    `values` are settings that are given besides.
    """
    program = Program(files, Stack(files, stack, values))
    try:
        program.module("__main__")
    except (SyntaxError, LookupError, ValueError, RecursionError, MemoryError) as error:
        program.system.gaps.append(f"__main__.py: {error}")
    if MODULE in program.modules:
        lay(program.system, program.modules[MODULE])
    program.stack.providers(program.system)
    return program.system
