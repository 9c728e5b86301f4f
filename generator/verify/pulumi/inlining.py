"""Functions of a program, in the place of their calls."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.hcl import Call, Pairs, Value
from generator.verify.pulumi.expressions import Expressions
from generator.verify.pulumi.nodes import at, changed, unknown

if TYPE_CHECKING:
    from generator.hcl import Expression
    from generator.verify.pulumi.scopes import Scope


class Inlining(Expressions):
    """Translates expressions in which functions of the file are called."""

    def inlined(self, node: ast.Call, function: ast.Name, scope: Scope) -> Expression:
        """Translate the call of a function of this file to what it returns."""
        holder = scope.find(function.id)
        imported = self.file.reading.imports.get(function.id)
        if imported is not None and imported.name and imported.module in self.modules:
            name = f"import {imported.module} {imported.name}"
            return Call(at(node), name, (), spread=False)
        bindings = holder.names[function.id] if holder is not None else []
        said = bindings[0].node if len(bindings) == 1 else None
        if not isinstance(said, ast.FunctionDef) or node.keywords or len(self.bound) > 3:  # noqa: PLR2004 (functions in functions)
            return unknown(node)
        names = [one.arg for one in said.args.args]
        if len(names) < len(node.args):
            return unknown(node)
        given = [self.expression(one, scope) for one in node.args]
        return self.result(said, dict(zip(names, given, strict=False))) or unknown(node)

    def returned(self, name: str) -> Expression | None:
        """Translate what a function of this file returns; None for what is no such function."""
        bindings = self.file.reading.top.names.get(name, [])
        said = bindings[0].node if len(bindings) == 1 else None
        return self.result(said, {}) if isinstance(said, ast.FunctionDef) else None

    def result(self, said: ast.FunctionDef, frame: dict[str, Expression]) -> Expression | None:
        """Translate what a function returns at its only end, with its parameters bound."""
        ends = [one for one in ast.walk(said) if isinstance(one, ast.Return)]
        if len(ends) != 1 or ends[0].value is None:
            return None
        inner = self.file.reading.inner[said]
        for one in said.body:
            self.assigned(one, frame, inner)
        self.bound.append(frame)
        try:
            return self.expression(ends[0].value, inner)
        finally:
            self.bound.pop()

    def assigned(self, one: ast.stmt, frame: dict[str, Expression], inner: Scope) -> None:
        """Bind what a statement of a function assigns; what a branch adds is not known."""
        self.bound.append(frame)
        target: ast.expr | None = one.target if isinstance(one, ast.AnnAssign) else None
        if isinstance(one, ast.Assign):
            target = one.targets[0]
        if isinstance(one, ast.Assign | ast.AnnAssign) and isinstance(target, ast.Name):
            if one.value is not None:
                frame[target.id] = self.expression(one.value, inner)
        elif isinstance(one, ast.Assign) and isinstance(target, ast.Subscript):
            self.put(target, one.value, frame, inner)
        elif not isinstance(one, ast.Return):
            for node in ast.walk(one):
                for place in changed(node):
                    self.put(place, None, frame, inner)
        self.bound.pop()

    def put(
        self, place: ast.expr, value: ast.expr | None, frame: dict[str, Expression], inner: Scope
    ) -> None:
        """Lay what is put somewhere over what stands there, as far as that is told."""
        base = place
        while isinstance(base, ast.Subscript | ast.Attribute):
            base = base.value
        if not isinstance(base, ast.Name) or base.id not in frame:
            return
        before = frame[base.id]
        over: Expression = unknown(place)
        key = place.slice if isinstance(place, ast.Subscript) and place.value is base else None
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            said = over if value is None else self.expression(value, inner)
            over = Pairs(at(place), ((Value(at(key), key.value), said),))
        elif isinstance(place, ast.Name):
            frame[base.id] = over
            return
        frame[base.id] = Call(before.pos, "merge", (before, over), spread=False)
