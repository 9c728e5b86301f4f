"""What the names of a Python file are bound to, scope by scope, and what is worth judging in it."""

import ast
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.verify.pulumi.program import children, parse

# Where a value is used as a plain one: what outputs are looked for in.
WATCHED = frozenset({ast.FormattedValue, ast.BinOp, ast.Compare, ast.UnaryOp})
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)
# What binds nothing itself: most of a file, so it is told apart first.
PASSED = frozenset({
    ast.keyword, ast.JoinedStr, ast.FormattedValue, ast.BinOp, ast.BoolOp, ast.Compare, ast.Dict,
    ast.List, ast.Tuple, ast.Expr, ast.UnaryOp, ast.Subscript, ast.Return, ast.Raise,
})  # fmt: skip


class Binding(NamedTuple):
    """One thing that a name is bound to.

    `how` is `value` (of the expression `node`), `item` (of what `node` goes through, at the places
    `path` of a pattern), `put` (kept in it by a subscript), `add` (appended to it), `note` (an
    annotation), `applied` (what an output holds), `function`, or `other` for what is not followed.
    """

    how: str
    node: ast.AST | None
    scope: "Scope"
    path: tuple[int, ...] = ()


class Scope:
    """A module, function or comprehension, and the names that are bound there."""

    __slots__ = ("names", "outer")

    def __init__(self, outer: "Scope | None") -> None:
        self.outer = outer
        self.names: dict[str, list[Binding]] = {}

    def bind(
        self, name: str, how: str, node: ast.AST | None, scope: "Scope", path: tuple[int, ...] = ()
    ) -> None:
        """Note what a name is bound to."""
        self.names.setdefault(name, []).append(Binding(how, node, scope, path))

    def find(self, name: str) -> "Scope | None":
        """Find the scope that a name belongs to."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope
            scope = scope.outer
        return None


class Imported(NamedTuple):
    """What an import binds: a module, or a name of one."""

    module: str
    name: str


class Reading:
    """A file, read once: its scopes, imports, calls, attributes and names."""

    def __init__(self, tree: ast.Module) -> None:
        self.top = Scope(None)
        self.imports: dict[str, Imported] = {}
        self.places: dict[str, ast.stmt] = {}
        self.functions: set[ast.expr] = set()
        self.calls: list[tuple[ast.Call, Scope, bool]] = []
        self.attributes: list[tuple[ast.Attribute, Scope]] = []
        self.names: list[ast.Name] = []
        self.watched: list[tuple[ast.AST, Scope]] = []
        # What annotated names are given, by their annotations.
        self.noted: dict[ast.AST, ast.expr] = {}
        # The tests that calls in branches depend on, outermost first, and how each must come out.
        self.around: tuple[tuple[ast.expr, bool], ...] = ()
        self.tests: dict[ast.Call, tuple[tuple[ast.expr, bool], ...]] = {}
        # The scopes of functions and comprehensions.
        self.inner: dict[ast.AST, Scope] = {}
        # Inside a loop, a function or a branch, a call may be made any number of times.
        self.once = True
        for statement in tree.body:
            self.walk(statement, self.top)
        # What an import binds and something else too is anybody's guess.
        self.rebound = {
            name
            for name in self.imports
            if any(one.how != "import" for one in self.top.names.get(name, ()))
        }

    def value(self, binding: Binding) -> ast.expr | None:
        """Give the expression that a name is bound to as it is, annotated or not."""
        if binding.node is None or binding.how not in ("value", "note"):
            return None
        found = self.noted.get(binding.node) if binding.how == "note" else binding.node
        return found if isinstance(found, ast.expr) else None

    def walk(self, node: ast.AST, scope: Scope) -> None:
        """Read a node and all below it."""
        kind = type(node)
        if kind is ast.Constant:
            return
        if kind in PASSED:
            if kind in WATCHED:
                self.watched.append((node, scope))
            for child in children(node):
                self.walk(child, scope)
        elif isinstance(node, ast.Name):
            self.names.append(node)
        elif isinstance(node, ast.Attribute):
            self.attributes.append((node, scope))
            self.walk(node.value, scope)
        elif isinstance(node, ast.Call):
            self.calls.append((node, scope, self.once))
            self.functions.add(node.func)
            if self.around:
                self.tests[node] = self.around
            self.call(node, scope)
        else:
            self.binding(node, scope)

    def binding(self, node: ast.AST, scope: Scope) -> None:  # noqa: C901, PLR0912 (one case per kind of thing)
        """Read a node that binds names, or has a scope of its own."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            self.function(node, scope)
        elif isinstance(node, COMPREHENSIONS):
            self.comprehension(node, scope)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self.bring(node, scope)
        elif isinstance(node, ast.ClassDef):
            scope.bind(node.name, "other", node, scope)
            self.inside(node, Scope(scope))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                self.target(target, "value", node.value, scope)
            self.below(node, scope)
        elif isinstance(node, ast.AnnAssign):
            self.target(node.target, "note", node.annotation, scope)
            if node.value is not None:
                self.noted[node.annotation] = node.value
            self.below(node, scope)
        elif isinstance(node, ast.NamedExpr):
            self.target(node.target, "value", node.value, scope)
            self.below(node, scope)
        elif isinstance(node, ast.AugAssign):
            self.target(node.target, "other", None, scope)
            self.below(node, scope)
        elif isinstance(node, ast.For | ast.AsyncFor):
            self.target(node.target, "item", node.iter, scope)
            self.watched.append((node, scope))
            self.inside(node, scope)
        elif isinstance(node, ast.If):
            self.watched.append((node, scope))
            before, self.once = self.once, False
            self.branches(node.test, node.body, node.orelse, scope)
            self.once = before
        elif isinstance(node, ast.IfExp):
            self.watched.append((node, scope))
            self.branches(node.test, [node.body], [node.orelse], scope)
        elif isinstance(node, ast.While | ast.Try | ast.Match | ast.Assert):
            self.watched.append((node, scope))
            self.inside(node, scope)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self.target(node.optional_vars, "other", None, scope)
            self.below(node, scope)
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            scope.bind(node.name, "other", None, scope)
            self.below(node, scope)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            for name in node.names:
                self.top.bind(name, "other", None, scope)
        else:
            self.below(node, scope)

    def branches(
        self,
        test: ast.expr,
        yes: Sequence[ast.AST],
        no: Sequence[ast.AST],
        scope: Scope,
    ) -> None:
        """Read a test and what depends on it."""
        self.walk(test, scope)
        before = self.around
        for body, wanted in ((yes, True), (no, False)):
            self.around = (*before, (test, wanted))
            for one in body:
                self.walk(one, scope)
        self.around = before

    def below(self, node: ast.AST, scope: Scope) -> None:
        """Read what is below a node."""
        for child in children(node):
            self.walk(child, scope)

    def inside(self, node: ast.AST, scope: Scope) -> None:
        """Read what is below a node that is passed any number of times."""
        before, self.once = self.once, False
        self.below(node, scope)
        self.once = before

    def call(self, node: ast.Call, scope: Scope) -> None:
        """Read a call: what is appended to a list, and what an output is applied to."""
        function = node.func
        if isinstance(function, ast.Attribute) and node.args:
            if function.attr == "apply" and isinstance(node.args[0], ast.Lambda):
                self.function(node.args[0], scope, function.value)
                self.walk(function, scope)
                for one in (*node.args[1:], *node.keywords):
                    self.walk(one, scope)
                return
            if function.attr in ("append", "add") and isinstance(function.value, ast.Name):
                scope.bind(function.value.id, "add", node.args[0], scope)
            elif isinstance(function.value, ast.Name) and function.attr in ("extend", "update"):
                scope.bind(function.value.id, "other", None, scope)
        self.below(node, scope)

    def function(  # noqa: C901 (one case per kind of parameter)
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
        scope: Scope,
        applied: ast.expr | None = None,
    ) -> None:
        """Read a function, whose parameters are known by their annotations at most."""
        inner = self.inner[node] = Scope(scope)
        said = node.args
        for index, one in enumerate((*said.posonlyargs, *said.args, *said.kwonlyargs)):
            if applied is not None and index == 0:
                inner.bind(one.arg, "applied", applied, scope)
            elif one.annotation is not None:
                inner.bind(one.arg, "note", one.annotation, scope)
            else:
                inner.bind(one.arg, "other", None, scope)
        for extra in (said.vararg, said.kwarg):
            if extra is not None:
                inner.bind(extra.arg, "other", None, scope)
        annotations = [one.annotation for one in (*said.posonlyargs, *said.args, *said.kwonlyargs)]
        returned = None if isinstance(node, ast.Lambda) else node.returns
        for outer in (*annotations, returned, *said.defaults, *said.kw_defaults):
            if outer is not None:
                self.walk(outer, scope)
        before, self.once = self.once, False
        if isinstance(node, ast.Lambda):
            self.walk(node.body, inner)
        else:
            scope.bind(node.name, "function", node, inner)
            for mark in node.decorator_list:
                self.walk(mark, scope)
            for statement in node.body:
                self.walk(statement, inner)
        self.once = before

    def comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: Scope
    ) -> None:
        """Read a comprehension: its names hold only inside."""
        inner = Scope(scope)
        for one in node.generators:
            self.target(one.target, "item", one.iter, inner)
            self.watched.append((one, inner))
        self.inner[node] = inner
        before = self.around
        filters = [test for one in node.generators for test in one.ifs]
        self.around = (*before, *((test, True) for test in filters))
        self.inside(node, inner)
        self.around = before

    def bring(self, node: ast.Import | ast.ImportFrom, scope: Scope) -> None:
        """Read an import."""
        for one in node.names:
            name = one.asname or one.name.partition(".")[0]
            scope.bind(name, "import", None, scope)
            self.places[name] = node
            if isinstance(node, ast.Import):
                module = one.name if one.asname else name
                self.imports[name] = Imported(module, "")
            elif node.module and not node.level:
                self.imports[name] = Imported(node.module, one.name)

    def target(
        self,
        target: ast.expr,
        how: str,
        node: ast.AST | None,
        scope: Scope,
        path: tuple[int, ...] = (),
    ) -> None:
        """Bind a name, or every name of a pattern."""
        if isinstance(target, ast.Name):
            scope.bind(target.id, how, node, scope, path)
        elif isinstance(target, ast.Tuple | ast.List):
            for index, one in enumerate(target.elts):
                inner = "item" if how == "item" else "other"
                self.target(one, inner, node, scope, (*path, index))
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            how = "put" if how == "value" else "other"
            holder = scope.find(target.value.id) or scope
            holder.bind(target.value.id, how, node, scope)
        elif isinstance(target, ast.Starred):
            self.target(target.value, "other", None, scope)


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """Read a file that Python takes."""
    return Reading(parse(text).tree)
