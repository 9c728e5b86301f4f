"""Names of parts in the modules of a Pulumi program."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, ClassVar

from generator.layout.python import format_python

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.project import Part, Plan

_SETTINGS = "settings"
_CLOUD_INIT = "cloud-init.yaml"
_MAIN = '"main"'  # the one of its type: the part itself
_MAIN_OF = 'f"main-'
_WIDEST = 88  # the narrower of the lengths that tools allow
_INSIDE = re.compile(r"\{[^{}]*\}")

Edit = tuple[int, int, str]
"""Where a text is replaced, from one offset to another, and by what."""


class Scope:
    """The names of one part: what its templates call them, and what they are called in a stack."""

    language: ClassVar[str] = "pulumi"

    def __init__(self, part: Part, texts: Iterable[str], *, stack: Plan) -> None:
        del texts  # a module's own names are nobody else's
        self.part = part
        shared = {variable.name for variable in stack.variables}
        self.common = {component.template for component in stack.components.values()}
        modules = (component.template for component in part.plan.components.values())
        self.modules = {module: part.named(module) for module in modules}
        lenders = {one.name: one for one in stack.parts}
        for key, lender in part.borrows.items():
            module = stack.lent(part)[key].template
            self.modules[module] = lenders[lender].named(module)
        self.settings = {
            one.name: f"{_SETTINGS}.{part.named(one.name)}"
            for one in part.plan.variables
            if one.name not in shared
        }
        self.settings["name"] = f"{_SETTINGS}.{part.name}_name"

    def fill(self, scopes: Mapping[str, Scope]) -> None:
        """Put what other parts offer in the place of this part's settings."""
        for variable, wire in self.part.wires.items():
            self.settings[variable] = scopes[wire.part].expression(wire.pulumi)

    def expression(self, text: str) -> str:
        """Rename the module in `module.attribute`, or the setting in `settings.name`."""
        module, _, attribute = text.partition(".")
        if module == _SETTINGS:
            return self.settings.get(attribute, text)
        return f"{self.modules.get(module, module)}.{attribute}"

    def text(self, file: str, text: str) -> str:
        """Rename within a file."""
        if not file.endswith(".py"):
            return text
        source = _Source(text)
        written = self._written(source, aliases=False)
        return written if _stable(written) else self._written(source, aliases=True)

    def _written(self, source: _Source, *, aliases: bool) -> str:
        """Rename within a text; with `aliases`, settings keep the short names that it has."""
        text = source.text
        names: dict[str, str] = {}
        edits = [
            *self._imports(source, names, aliases=aliases),
            *self._resources(source),
            *self._attributes(source),
        ]
        edits += [
            edit
            for edit in source.renamed(names)
            if not any(start <= edit[0] < end for start, end, _ in edits)
        ]
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text.replace(_CLOUD_INIT, self.part.named(_CLOUD_INIT))

    def _imports(self, source: _Source, names: dict[str, str], *, aliases: bool) -> Iterator[Edit]:
        """Import from the part's own modules, and settings by their names in the stack.

        What the rest of the module has to call otherwise now is added to `names`.
        """
        own = [
            node
            for node in source.tree.body
            if isinstance(node, ast.Import | ast.ImportFrom) and self._is_own(node)
        ]
        if not own:
            return
        whole = []
        wanted: dict[str, set[tuple[str, str]]] = {}
        for node in own:
            if isinstance(node, ast.Import):
                module = node.names[0].name
                names[module] = self.modules.get(module, module)
                asked = {new.partition(".")[0] for _, _, new in self._attributes(source)}
                whole += [f"import {one}" for one in asked if module == _SETTINGS]
                whole += [f"import {names[module]}"] if module != _SETTINGS else []
                continue
            for alias in node.names:
                used = alias.asname or alias.name
                home, name = self._found(str(node.module), alias.name)
                if home == _SETTINGS and name != alias.name and not aliases:
                    names[used] = used = name
                wanted.setdefault(home, set()).add((name, used))
        lines = sorted(whole)
        for home in sorted(wanted):
            lines += _from(home, wanted[home])
        yield (source.start(own[0]), source.end(own[-1]), "\n".join(lines))

    def _is_own(self, node: ast.Import | ast.ImportFrom) -> bool:
        if isinstance(node, ast.ImportFrom):
            return self._known(str(node.module))
        return self._known(node.names[0].name)

    def _known(self, module: str) -> bool:
        return module == _SETTINGS or module in self.modules or module in self.common

    def _found(self, module: str, name: str) -> tuple[str, str]:
        """Return the module that a name comes from in the stack, and what it is called there."""
        if module != _SETTINGS:
            return self.modules.get(module, module), name
        home, _, attribute = self.settings.get(name, f"{_SETTINGS}.{name}").partition(".")
        return home, attribute

    def _attributes(self, source: _Source) -> Iterator[Edit]:
        """Find what is asked of the settings as a whole: `settings.zone`."""
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == _SETTINGS
            ):
                yield (
                    source.start(node),
                    source.end(node),
                    self.expression(f"settings.{node.attr}"),
                )

    def _resources(self, source: _Source) -> Iterator[Edit]:
        """Let the names of resources begin with the part's."""
        roots = _providers(source.tree)
        for node in ast.walk(source.tree):
            if not (isinstance(node, ast.Call) and node.args and _is_resource(node.func, roots)):
                continue
            first = node.args[0]
            start, end = source.start(first), source.end(first)
            said = source.text[start:end]
            if said == _MAIN:
                yield (start, end, f'"{self.part.name}"')
            elif said.startswith(_MAIN_OF):
                yield (start, start + len(_MAIN_OF), f'f"{self.part.name}-')
            elif said.startswith('f"'):
                yield (start, start + 2, f'f"{self.part.name}-')
            elif said.startswith('"'):
                yield (start, start + 1, f'"{self.part.name}-')
            else:
                yield (start, end, f'f"{self.part.name}-{{{said}}}"')


def _stable(text: str) -> bool:
    """Tell whether formatters leave a text alone, be their lines short or long."""
    try:
        format_python(text, strict=True)
    except ValueError:
        return False
    return True


def tidy(files: dict[str, str]) -> dict[str, str]:
    """Leave the files as they are: nothing in one module is in the way of another."""
    return files


def _from(module: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Write the imports from a module, in the order and the form that tools want."""
    same = sorted((name for name, used in names if name == used), key=_rank)
    lines = []
    if same:
        line = f"from {module} import {', '.join(same)}"
        inside = "".join(f"    {name},\n" for name in same)
        lines.append(line if len(line) <= _WIDEST else f"from {module} import (\n{inside})")
    others = sorted(((name, used) for name, used in names if name != used), key=lambda one: one[0])
    return [*lines, *(f"from {module} import {name} as {used}" for name, used in others)]


def _rank(name: str) -> tuple[int, str]:
    """Sort constants before classes, and classes before the rest."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


class _Source:
    """A text, what was read from it, and where that stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def _offset(self, line: int, column: int) -> int:
        """Turn a column in bytes of UTF-8 into an offset in characters."""
        before = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(before)

    def start(self, node: ast.stmt | ast.expr) -> int:
        """Return the offset of the first character of a node."""
        return self._offset(node.lineno, node.col_offset)

    def end(self, node: ast.stmt | ast.expr) -> int:
        """Return the offset behind the last character of a node."""
        return self._offset(node.end_lineno or node.lineno, node.end_col_offset or 0)

    def renamed(self, names: Mapping[str, str]) -> Iterator[Edit]:
        """Rename what the module has imported, wherever no function has a name like it."""
        changed = {old: new for old, new in names.items() if old != new}
        yield from self._renamed(self.tree, changed)

    def _renamed(self, node: ast.AST, names: Mapping[str, str]) -> Iterator[Edit]:
        if isinstance(node, ast.JoinedStr):  # Python 3.11 does not tell where its parts stand
            start, end = self.start(node), self.end(node)
            said = self.text[start:end]
            new = _INSIDE.sub(lambda found: _spelt(found.group(), names), said)
            if new != said:
                yield (start, end, new)
            return
        if isinstance(node, ast.Name):
            if node.id in names and isinstance(node.ctx, ast.Load):
                yield (self.start(node), self.end(node), names[node.id])
            return
        bound = _bound(node)
        inner = {old: new for old, new in names.items() if old not in bound} if bound else names
        for child in ast.iter_child_nodes(node):
            yield from self._renamed(child, inner)


def _spelt(code: str, names: Mapping[str, str]) -> str:
    return re.sub(
        r"(?<![\w.\"'])[A-Za-z_]\w*", lambda found: names.get(found.group(), found.group()), code
    )


def _bound(node: ast.AST) -> set[str]:
    """Name what a function or a comprehension has as names of its own."""
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        return {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)}
    if isinstance(node, ast.ListComp | ast.DictComp | ast.SetComp | ast.GeneratorExp):
        return {
            one.id
            for generator in node.generators
            for one in ast.walk(generator.target)
            if isinstance(one, ast.Name)
        }
    return set()


def _providers(tree: ast.Module) -> frozenset[str]:
    """Name what a module calls the providers' packages, and those of their modules it imports."""
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {
                one.asname or one.name for one in node.names if one.name.startswith("pulumi_")
            }
        elif isinstance(node, ast.ImportFrom) and str(node.module).startswith("pulumi_"):
            found |= {one.asname or one.name for one in node.names}
    return frozenset(found)


def _is_resource(func: ast.expr, roots: frozenset[str]) -> bool:
    """Tell whether a call makes a resource: a class of a provider that is no argument."""
    if not isinstance(func, ast.Attribute) or not func.attr[:1].isupper():
        return False
    if func.attr.endswith("Args"):
        return False
    root: ast.expr = func
    while isinstance(root, ast.Attribute):
        root = root.value
    return isinstance(root, ast.Name) and root.id in roots
