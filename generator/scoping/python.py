"""Names of parts in the modules of a Pulumi program."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, ClassVar

from generator.layout.python import format_python
from generator.scoping.source import Edit, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.project import Part, Plan

_SETTINGS = "settings"
_CLOUD_INIT = "cloud-init.yaml"
_MAIN = '"main"'  # the one of its type: the part itself
_MAIN_OF = 'f"main-'
_WIDEST = 88  # the narrower of the lengths that tools allow


class Scope:
    """The names of one part: what its templates call them, and what they are called in a stack."""

    language: ClassVar[str] = "pulumi"

    def __init__(self, part: Part, files: Mapping[str, str], *, stack: Plan) -> None:
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
        self.passed_on = {
            module: _of_settings(files.get(f"{new}.py", "")) for module, new in self.modules.items()
        }

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
        source = Source(text)
        written = self._written(source, aliases=False)
        return written if _stable(written) else self._written(source, aliases=True)

    def _written(self, source: Source, *, aliases: bool) -> str:
        """Rename within a text; with `aliases`, settings keep the short names that it has."""
        text = source.text
        names: dict[str, str] = {}
        edits = [*self._imports(source, names, aliases=aliases), *self._attributes(source)]
        renamed = {edit[0]: edit for edit in source.renamed(names)}
        edits += self._resources(source, renamed)
        edits += [
            edit
            for edit in renamed.values()
            if not any(start <= edit[0] < end for start, end, _ in edits)
        ]
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text.replace(_CLOUD_INIT, self.part.named(_CLOUD_INIT))

    def _imports(self, source: Source, names: dict[str, str], *, aliases: bool) -> Iterator[Edit]:
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
        home, _, attribute = self.settings.get(name, f"{_SETTINGS}.{name}").partition(".")
        passed_on = home == _SETTINGS and name in self.passed_on.get(module, ())
        if module != _SETTINGS and not passed_on:
            return self.modules.get(module, module), name
        return home, attribute

    def _attributes(self, source: Source) -> Iterator[Edit]:
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

    def _resources(self, source: Source, renamed: Mapping[int, Edit]) -> Iterator[Edit]:
        """Let the names of resources begin with the part's, and be as they are `renamed`."""
        roots = _providers(source.tree)
        for node in ast.walk(source.tree):
            if not (isinstance(node, ast.Call) and node.args and _is_resource(node.func, roots)):
                continue
            start, end = source.start(node.args[0]), source.end(node.args[0])
            said = renamed[start][2] if start in renamed else source.text[start:end]
            if said == _MAIN:
                new = f'"{self.part.name}"'
            elif said.startswith(_MAIN_OF):
                new = f'f"{self.part.name}-{said.removeprefix(_MAIN_OF)}'
            elif said.startswith('f"'):
                new = f'f"{self.part.name}-{said[2:]}'
            elif said.startswith('"'):
                new = f'"{self.part.name}-{said[1:]}'
            else:
                new = f'f"{self.part.name}-{{{said}}}"'
            yield (start, end, new)


def _of_settings(text: str) -> frozenset[str]:
    """Name the settings that a module imports, and so passes on to who imports them from it."""
    return frozenset(
        alias.name
        for node in (ast.parse(text).body if text else ())
        if isinstance(node, ast.ImportFrom) and node.module == _SETTINGS
        for alias in node.names
        if alias.asname is None
    )


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
