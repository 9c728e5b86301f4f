"""One file of a program, asked what its expressions are, with those of its siblings it imports."""

import ast
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.facts import pulumi as sdk
from generator.verify.pulumi.kinds import Kind, Path, dotted, holding, made, plain, readable
from generator.verify.pulumi.scopes import Binding, Reading, Scope, read

DEEPEST = 24
RESULTS = {
    **dict.fromkeys(("str", "format"), "s"),
    **dict.fromkeys(("int", "len"), "i"),
    "bool": "b",
    "float": "n",
}
FLOWING = frozenset({"sorted", "list", "tuple", "reversed", "set"})
TEXTS = frozenset({"concat", "format", "json_dumps"})


# Before the name of a question: whether it is an output, and the answer that it is.
IS_OUTPUT = "?"
AN_OUTPUT = Kind("", "", "s")


class Question(NamedTuple):
    """What a file asks of a module that it imports: what a name is, or what a function returns."""

    module: str
    name: str
    returned: bool


class File:
    """A file of a program, with those of the program's modules that it imports.

    `asked` keeps all that it was told of them: whoever tells the same is as good.
    """

    def __init__(self, reading: Reading, siblings: Mapping[str, str]) -> None:
        self.reading = reading
        self.siblings = siblings
        self.asked: dict[Question, Kind | None] = {}
        self.known: dict[int, Kind | None] = {}
        self.paths: dict[ast.expr, Path | None] = {}
        self.depth = 0
        # What leads into a package, with the words of its import.
        self.packages = {
            name: words
            for name, imported in reading.imports.items()
            if (words := imported.module.split("."))[0] in sdk.PACKAGES
            and name not in reading.rebound
        }
        # Calls that were judged where they stand as an argument.
        self.judged: set[ast.Call] = set()

    def path(self, node: ast.expr, scope: Scope) -> Path | None:
        """Follow a dotted name into a package; None when it leads elsewhere."""
        if node not in self.paths:
            self.paths[node] = self.follow(node, scope)
        return self.paths[node]

    def follow(self, node: ast.expr, scope: Scope) -> Path | None:
        """Follow a dotted name, not having been asked before."""
        words: list[str] = []
        while isinstance(node, ast.Attribute):
            words.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.packages:
            return None
        if scope.find(node.id) is not self.reading.top:
            return None
        imported = self.reading.imports[node.id].name
        whole = [*self.packages[node.id], *([imported] if imported else ()), *reversed(words)]
        package = whole[0]
        if len(whole) == 1:
            return None
        if sdk.contents(package, whole[1]) is not None:
            return Path(package, whole[1], whole[2] if len(whole) > 2 else "", tuple(whole[3:]))  # noqa: PLR2004 (package and module)
        return Path(package, "index", whole[1], tuple(whole[2:]))

    def kind(self, node: ast.AST | None, scope: Scope) -> Kind | None:
        """Tell what an expression is."""
        if node is None:
            return None
        key = id(node)
        if key not in self.known:
            self.known[key] = None  # A circle leads nowhere.
            if self.depth < DEEPEST:
                self.depth += 1
                self.known[key] = self.work_out(node, scope)
                self.depth -= 1
        return self.known[key]

    def work_out(self, node: ast.AST, scope: Scope) -> Kind | None:
        """Tell what an expression is, not having been asked before."""
        if isinstance(node, ast.Name):
            return self.bound(node.id, scope)
        if isinstance(node, ast.Constant):
            return plain(node.value)
        if isinstance(node, ast.Attribute):
            return self.attribute(node, scope)
        if isinstance(node, ast.Call):
            return self.call(node, scope)
        return self.made(node, scope)

    def made(self, node: ast.AST, scope: Scope) -> Kind | None:  # noqa: C901, PLR0911 (one case per kind of thing)
        """Tell what an expression is that makes something of others."""
        match node:
            case ast.JoinedStr():
                return Kind("", "", "s")
            case ast.Subscript():
                base = self.kind(node.value, scope)
                if base is None or isinstance(node.slice, ast.Slice):
                    return base
                return base.inside()
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                return holding("l", [self.item(one, scope) for one in items])
            case ast.Dict(values=values, keys=keys):
                pairs = zip(keys, values, strict=True)
                return holding(
                    "m", [None if key is None else self.kind(one, scope) for key, one in pairs]
                )
            case ast.DictComp():
                return holding("m", [self.kind(node.value, self.reading.inner[node])])
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return holding("l", [self.kind(node.elt, self.reading.inner[node])])
            case ast.IfExp():
                return same([(node.body, scope), (node.orelse, scope)], self)
            case ast.BoolOp(op=ast.Or()):
                return same([(one, scope) for one in node.values], self)
            case ast.NamedExpr():
                return self.kind(node.value, scope)
            case _:
                return None

    def item(self, node: ast.expr, scope: Scope) -> Kind | None:
        """Tell what an item of a display is; one with a star stands for those of a list."""
        if isinstance(node, ast.Starred):
            held = self.kind(node.value, scope)
            return None if held is None or held.type[:1] != "l" else held.inside()
        return self.kind(node, scope)

    def bound(self, name: str, scope: Scope) -> Kind | None:
        """Tell what a name is: everything that it is bound to must agree."""
        holder = scope.find(name)
        if holder is None:
            return None
        if holder is self.reading.top and name in self.reading.imports:
            return self.imported(name)
        bindings = holder.names[name]
        annotated = [one for one in bindings if one.how == "note"]
        if annotated:
            return self.annotation(annotated[0].node, scope)
        if len(bindings) > 1 and any(one.how in ("put", "add") for one in bindings):
            return self.filled(bindings)
        kinds = {self.binding(one) for one in bindings}
        return kinds.pop() if len(kinds) == 1 else None

    def filled(self, bindings: list[Binding]) -> Kind | None:
        """Tell what a list or a map is that starts empty."""
        first, *rest = bindings
        empty = isinstance(first.node, ast.Dict | ast.List) and not ast_items(first.node)
        how = "put" if isinstance(first.node, ast.Dict) else "add"
        if first.how != "value" or not empty or any(one.how != how for one in rest):
            return None
        kinds = [self.kind(one.node, one.scope) for one in rest]
        return holding("m" if how == "put" else "l", kinds)

    def binding(self, one: Binding) -> Kind | None:
        """Tell what one binding makes of a name."""
        if one.how == "value":
            return self.kind(one.node, one.scope)
        if one.how == "applied":
            return self.kind(one.node, one.scope)
        if one.how == "item" and isinstance(one.node, ast.expr):
            return self.passed(one.node, one.scope, one.path)
        return None

    def passed(self, node: ast.expr, scope: Scope, path: tuple[int, ...]) -> Kind | None:  # noqa: PLR0911 (one case per kind of loop)
        """Tell what a loop's name is."""
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute) and not node.args:
                held = self.kind(function.value, scope)
                held = held if held is not None and held.type[:1] == "m" else None
                if function.attr == "items" and len(path) == 1:
                    if path == (0,):
                        return Kind("", "", "s") if held is not None else None
                    return None if held is None else held.inside()
                if function.attr == "values" and not path:
                    return None if held is None else held.inside()
                return None
            if isinstance(function, ast.Name) and function.id == "enumerate" and node.args:
                if path[:1] == (0,):
                    return Kind("", "", "i")
                return self.passed(node.args[0], scope, path[1:]) if path else None
            if isinstance(function, ast.Name) and function.id == "zip" and path:
                inside = node.args[path[0]] if path[0] < len(node.args) else None
                return None if inside is None else self.passed(inside, scope, path[1:])
        if path:
            return None
        held = self.kind(node, scope)
        return held.inside() if held is not None and held.type[:1] == "l" else None

    def imported(self, name: str) -> Kind | None:
        """Tell what an imported name is, where it comes from a module of the program."""
        imported = self.reading.imports[name]
        return self.ask(imported.module, imported.name) if imported.name else None

    def ask(self, module: str, name: str, *, returned: bool = False) -> Kind | None:
        """Ask another module of the program, read without those that it imports in turn."""
        if module not in self.siblings:
            return None
        question = Question(module, name, returned)
        if question not in self.asked:
            self.asked[question] = answer(question, self.siblings)
        return self.asked[question]

    def attribute(self, node: ast.Attribute, scope: Scope) -> Kind | None:
        """Tell what an attribute is."""
        if isinstance(node.value, ast.Name):
            imported = self.reading.imports.get(node.value.id)
            if imported is not None and not imported.name and imported.module in self.siblings:
                return self.ask(imported.module, node.attr)
        path = self.path(node, scope)
        if path is not None:
            if len(path.rest) == 1:
                held = sdk.offer(path.package, path.module, "e", path.name)
                if held is not None:
                    return Kind(path.package, path.module, f"#{path.name}")
            return None
        base = self.kind(node.value, scope)
        fields = None if base is None else readable(base)
        if base is None or fields is None or node.attr not in fields:
            is_id = base is not None and base.type[:1] == "$" and node.attr in ("id", "urn")
            return Kind("", "", "s") if is_id else None
        return base._replace(type=sdk.field(node.attr, fields[node.attr]).type)

    def call(self, node: ast.Call, scope: Scope) -> Kind | None:  # noqa: C901, PLR0911 (one case per kind of thing)
        """Tell what a call gives."""
        path = self.path(node.func, scope)
        if path is not None:
            return made(path)
        function = node.func
        if isinstance(function, ast.Name):
            if function.id in FLOWING and node.args:
                held = self.kind(node.args[0], scope)
                return held if held is not None and held.type[:1] == "l" else None
            if function.id in RESULTS and scope.find(function.id) is None:
                return Kind("", "", RESULTS[function.id])
            return self.returned(function.id, scope)
        if not isinstance(function, ast.Attribute):
            return None
        if function.attr == "apply":
            one = node.args[0] if node.args else None
            if isinstance(one, ast.Lambda):
                return self.kind(one.body, self.reading.inner[one])
            return None
        owner = dotted(function.value)
        if owner == "pulumi.Output" and function.attr in TEXTS:
            return Kind("", "", "s")
        if owner == "json" and function.attr == "dumps":
            return Kind("", "", "s")
        if owner in self.siblings:
            return self.ask(owner, function.attr, returned=True)
        if function.attr == "values" and not node.args:
            held = self.kind(function.value, scope)
            if held is not None and held.type[:1] == "m":
                return held._replace(type=f"l{held.type[1:]}")
        return None

    def returned(self, name: str, scope: Scope) -> Kind | None:
        """Tell what a function of the program returns."""
        holder = scope.find(name)
        if holder is None:
            return None
        if holder is self.reading.top and name in self.reading.imports:
            imported = self.reading.imports[name]
            return self.ask(imported.module, imported.name, returned=True)
        bindings = holder.names[name]
        if len(bindings) != 1 or not isinstance(bindings[0].node, ast.FunctionDef):
            return None
        node = bindings[0].node
        if node.returns is not None:
            return self.annotation(node.returns, holder)
        ends = [one for one in node.body if isinstance(one, ast.Return)]
        inner = [one for one in node.body if not isinstance(one, ast.Assign | ast.Expr)]
        if len(ends) == 1 and inner == ends and ends[0].value is not None:
            return self.kind(ends[0].value, self.reading.inner[node])
        return None

    def annotation(self, node: ast.AST | None, scope: Scope) -> Kind | None:
        """Tell what an annotation stands for, if it names a class of a package."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                node = ast.parse(node.value, mode="eval").body
            except (SyntaxError, ValueError):
                return None
        if isinstance(node, ast.Subscript):
            outer = dotted(node.value).rpartition(".")[2]
            if outer in ("list", "List", "Sequence", "Iterable"):
                return holding("l", [self.annotation(node.slice, scope)])
            if outer in ("dict", "Dict", "Mapping") and isinstance(node.slice, ast.Tuple):
                return holding("m", [self.annotation(node.slice.elts[-1], scope)])
            return None
        if not isinstance(node, ast.Name | ast.Attribute):
            return None
        path = self.path(node, scope)
        return None if path is None else made(path, instance=True)


def same(nodes: list[tuple[ast.expr, Scope]], file: File) -> Kind | None:
    """Tell what several expressions are, if they agree; None is left out of it."""
    kinds = {
        file.kind(node, scope)
        for node, scope in nodes
        if not (isinstance(node, ast.Constant) and node.value is None)
    }
    return kinds.pop() if len(kinds) == 1 else None


def ast_items(node: ast.Dict | ast.List) -> list[ast.expr]:
    """List what stands in a display."""
    return node.values if isinstance(node, ast.Dict) else node.elts


def answer(question: Question, siblings: Mapping[str, str]) -> Kind | None:
    """Tell what a file asks of a module that it imports, and that is there."""
    other = alone(siblings[question.module])
    if question.name.startswith(IS_OUTPUT):
        from generator.verify.pulumi.outputs import Outputs

        name = question.name.removeprefix(IS_OUTPUT)
        return AN_OUTPUT if Outputs(other).named(name, other.reading.top) else None
    work_out = other.returned if question.returned else other.bound
    return work_out(question.name, other.reading.top)


@lru_cache(maxsize=64)
def alone(text: str) -> File:
    """Read a file by itself."""
    return File(read(text), {})
