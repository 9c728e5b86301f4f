"""Cut out of a module of `generator.spec` what its models' methods need, without Pydantic."""

from __future__ import annotations

import ast
import inspect
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Needed = set[tuple[str, str]]


class UnfreezableError(Exception):
    """A model says something that only Pydantic understands."""


def module_source(
    module: str, names: Iterable[str], bodies: Mapping[str, str], *, package: str
) -> tuple[str, Needed]:
    """Write a module with the functions, constants and classes `names`, and what these use.

    `bodies` are the written fields of the models among them, in which `module:name` stands for a
    name of any module. Returns the source, and what it needs from other modules of the package.
    Raises UnfreezableError where Pydantic itself would be used.
    """
    return _Slice(module, bodies, package).written(names)


class _Slice:
    def __init__(self, module: str, bodies: Mapping[str, str], package: str) -> None:
        self.module = module
        self.bodies = bodies
        self.package = package
        self.statements: dict[str, ast.stmt] = {}
        for statement in ast.parse(inspect.getsource(sys.modules[module])).body:
            for name in _defined(statement):
                self.statements[name] = statement
        self.imports: dict[str, None] = {}
        self.needed: Needed = set()
        self.taken: dict[int, str] = {}

    def written(self, names: Iterable[str]) -> tuple[str, Needed]:
        for name in sorted(names):
            self._take(name)
        parts = [self.taken[place] for place in sorted(self.taken)]
        head = [
            f'"""Made from {self.module} when the wheel was built."""',
            "from __future__ import annotations",
            "from generator.spec import light",
            *sorted(self.imports),
        ]
        return "\n".join([*head, *parts]) + "\n", self.needed

    def _take(self, name: str) -> None:
        """Take a top-level name of the module over, and all that it uses."""
        statement = self.statements.get(name)
        if statement is None or statement.lineno in self.taken:
            return
        if isinstance(statement, ast.Import | ast.ImportFrom):
            self._import(statement, name)
            return
        self.taken[statement.lineno] = ""
        if name in self.bodies:
            text, used = self._model(statement)
        else:
            _unannotated(statement)
            text, used = ast.unparse(statement), _used(statement)
        for each in sorted(used):
            self._take(each)
        self.taken[statement.lineno] = text

    def _model(self, statement: ast.stmt) -> tuple[str, set[str]]:
        """Write a model's class: its bases, its fields, and its methods without their marks."""
        if not isinstance(statement, ast.ClassDef):
            raise UnfreezableError(f"{self.module}: a model that is no class statement")
        used: set[str] = set()
        bases = []
        for base in statement.bases:
            if self._origin(ast.unparse(base)).startswith("pydantic"):
                bases.append("light.Model")
            else:
                bases.append(ast.unparse(base))
                used |= _used(base)
        methods = ""
        for item in statement.body:
            if isinstance(item, ast.FunctionDef):
                item.decorator_list = [
                    one
                    for one in item.decorator_list
                    if not self._origin(ast.unparse(one).partition("(")[0]).startswith("pydantic")
                ]
                _unannotated(item)
                used |= _used(item)
                methods += "\n" + _indented(ast.unparse(item))
            elif not _is_field(item):
                raise UnfreezableError(
                    f"{self.module}.{statement.name}: {ast.unparse(item)} is no field and no method"
                )
        body = self._placed(self.bodies[statement.name], used)
        return f"class {statement.name}({', '.join(bases)}):\n{body}{methods}", used

    def _placed(self, body: str, used: set[str]) -> str:
        """Replace `module:name` by the name, and import it where it is another module's."""
        import re

        def placed(found: re.Match[str]) -> str:
            module, name = found.groups()
            if module == self.module:
                used.add(name)
            else:
                self._import_name(module, name, name)
            return name

        return re.sub(r"\b(generator(?:\.\w+)+):(\w+)", placed, body)

    def _import(self, statement: ast.Import | ast.ImportFrom, name: str) -> None:
        for one in statement.names:
            if (one.asname or one.name.partition(".")[0]) != name:
                continue
            if isinstance(statement, ast.Import):
                self._refuse_pydantic(one.name, name)
                self.imports[f"import {one.name}" + (f" as {one.asname}" if one.asname else "")] = (
                    None
                )
            else:
                self._import_name(statement.module or "", one.name, name)

    def _import_name(self, module: str, name: str, as_name: str) -> None:
        self._refuse_pydantic(module, as_name)
        if heavy(module):
            # A name may have come through another module: its own one is asked.
            module = getattr(getattr(sys.modules[module], name), "__module__", module)
            self.needed.add((module, name))
            module = f"{self.package}.{module.rpartition('.')[2]}"
        also = f" as {as_name}" if as_name != name else ""
        self.imports[f"from {module} import {name}{also}"] = None

    def _origin(self, name: str) -> str:
        """Tell the module that a name of this module was imported from."""
        statement = self.statements.get(name.partition(".")[0])
        if isinstance(statement, ast.ImportFrom):
            return statement.module or ""
        if isinstance(statement, ast.Import):
            return statement.names[0].name
        return ""

    def _refuse_pydantic(self, module: str, name: str) -> None:
        if module.partition(".")[0].startswith("pydantic"):
            raise UnfreezableError(f"{self.module} uses {name} of {module} where specs are read")


def heavy(module: str) -> bool:
    """Tell a module of ours that imports Pydantic: its slice takes its place."""
    if not module.startswith("generator."):
        return False
    __import__(module)
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return any(
        isinstance(one, ast.ImportFrom) and (one.module or "").partition(".")[0] == "pydantic"
        for one in tree.body
    )


def _defined(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [
                one.id
                for target in targets
                for one in ast.walk(target)
                if isinstance(one, ast.Name)
            ]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [one.asname or one.name.partition(".")[0] for one in names]
    return []


def _is_field(item: ast.stmt) -> bool:
    """Tell what the written fields say already: fields, the docstring, and the configuration."""
    match item:
        case ast.AnnAssign(annotation=annotation):
            return "ClassVar" not in ast.unparse(annotation)
        case ast.Assign(targets=[ast.Name(id="model_config")]):
            return True
    return isinstance(item, ast.Expr | ast.Pass)


def _used(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _unannotated(node: ast.AST) -> None:
    """Drop annotations: they are never evaluated, and name what is left out."""
    for one in ast.walk(node):
        if isinstance(one, ast.FunctionDef):
            one.returns = None
        elif isinstance(one, ast.arg):
            one.annotation = None
        elif isinstance(one, ast.AnnAssign):
            one.annotation = ast.Constant(0)


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
