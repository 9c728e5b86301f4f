"""The resource graph of a Pulumi program, read from its text and without running it.

A value is followed through assignments, loops, comprehensions, functions and the program's own
modules: it leads to the resources that it was made from. What is only known at run time is taken
for all that it may be.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.verify.graph import Edge, Graph, Resource
from generator.verify.pulumi.program import Parsed, children, parse

Found = dict[str, None]
Leads = tuple[tuple[str, tuple[str, ...]], ...]


class Program:
    """All modules of a program, each read once, those that it imports before it."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.texts: dict[str, tuple[str, str]] = {}
        for name, text in sorted(files.items()):
            if name.endswith(".py") and "/" not in name:
                try:
                    parse(text)
                except (SyntaxError, ValueError, RecursionError, MemoryError):
                    continue
                self.texts[name.removesuffix(".py")] = (name, text)
        self.leads: dict[str, Leads] = {}
        self.resources: list[Resource] = []
        self.edges: list[Edge] = []

    def module(self, name: str) -> Leads:
        """Give a module's names with the resources that they lead to."""
        if name not in self.leads:
            self.leads[name] = ()  # A circle of imports sees what was defined so far: nothing.
            file, text = self.texts[name]
            wanted = dict.fromkeys(one for one in parse(text).modules if one in self.texts)
            known = tuple([(one, self.module(one)) for one in wanted])
            if not any(leads for _, leads in known) and not provides(parse(text)):
                return ()
            read = read_module(name, file, text, known)
            self.leads[name] = read.leads
            self.resources += read.resources
            self.edges += read.edges
        return self.leads[name]


def provides(parsed: Parsed) -> bool:
    """Tell whether a module can make resources: it imports the package of a provider."""
    return any(one.startswith("pulumi_") for one in parsed.modules)


class Read(NamedTuple):
    """What one module holds, and what its names lead to."""

    leads: Leads
    resources: tuple[Resource, ...]
    edges: tuple[Edge, ...]


@lru_cache(maxsize=256)
def read_module(name: str, file: str, text: str, known: tuple[tuple[str, Leads], ...]) -> Read:
    """Read one module; `known` is what the names of the program's modules that it imports lead to.

    The programs of many specs share most of their modules, so each is remembered by its text.
    """
    others = {
        module: {word: dict.fromkeys(found) for word, found in leads} for module, leads in known
    }
    reader = Reader(name, file, others)
    reader.statements(parse(text).tree.body, "", condition=False)
    leads = tuple([(word, tuple(found)) for word, found in reader.names.items() if found])
    return Read(leads, tuple(reader.resources), tuple(reader.edges))


class Reader:
    """Reads one module from top to bottom."""

    def __init__(self, name: str, file: str, others: Mapping[str, Mapping[str, Found]]) -> None:
        self.name = name
        self.file = file
        self.others = others
        self.packages: dict[str, str] = {}
        self.siblings: dict[str, str] = {}
        self.names: dict[str, Found] = {}
        self.resources: list[Resource] = []
        self.edges: dict[Edge, None] = {}
        self.taken: set[str] = set()

    def statements(self, body: list[ast.stmt], repeats: str, *, condition: bool) -> None:
        """Read statements; `repeats` and `condition` tell what stands around them."""
        for statement in body:
            self.statement(statement, repeats, condition=condition)

    def statement(self, node: ast.stmt, repeats: str, *, condition: bool) -> None:  # noqa: C901, PLR0912 (one case per kind of thing)
        """Read one statement."""
        match node:
            case ast.Import() | ast.ImportFrom():
                self.imports(node)
            case ast.Assign(targets=targets, value=value):
                found = self.value(value, repeats, variable(targets), condition=condition)
                for target in targets:
                    self.bind(target, found)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.bind(
                    target, self.value(value, repeats, variable([target]), condition=condition)
                )
            case ast.AugAssign(target=target, value=value):
                self.bind(target, self.value(value, repeats, "", condition=condition), more=True)
            case ast.Expr(value=value) | ast.Return(value=ast.expr() as value):
                found = self.value(value, repeats, "", condition=condition)
                if isinstance(node, ast.Return):
                    self.bind(ast.Name("return"), found, more=True)
                elif isinstance(value, ast.Call) and self.is_method(value):
                    # `routes.append(route)` puts what it is given into what it is called on.
                    self.bind(value.func, found, more=True)
            case ast.For(target=target, iter=iterable):
                self.bind(target, self.value(iterable, repeats, "", condition=condition))
                self.statements([*node.body, *node.orelse], "loop", condition=condition)
            case ast.If():
                self.value(node.test, repeats, "", condition=condition)
                self.statements([*node.body, *node.orelse], repeats, condition=True)
            case ast.With() | ast.Try() | ast.While():
                self.statements(node.body, repeats, condition=condition)
            case ast.FunctionDef(name=name):
                before = self.names.pop("return", None)
                self.statements(node.body, "call", condition=condition)
                self.names[name] = self.names.pop("return", {})
                if before is not None:
                    self.names["return"] = before
            case _:
                pass

    def is_method(self, node: ast.expr) -> bool:
        """Tell a method of one of the program's own values from a function of a package."""
        path = dotted(node.func) if isinstance(node, ast.Call) else []
        return len(path) > 1 and path[0] not in self.packages and path[0] not in self.siblings

    def imports(self, node: ast.Import | ast.ImportFrom) -> None:
        """Note what names mean: providers' packages and the program's own modules."""
        if isinstance(node, ast.Import):
            for one in node.names:
                name = one.asname or one.name
                if one.name in self.others:
                    self.siblings[name] = one.name
                elif one.name.startswith("pulumi_"):
                    self.packages[name] = one.name if one.asname else one.name.partition(".")[0]
        elif node.module and node.module in self.others:
            known = self.others[node.module]
            for one in node.names:
                self.names[one.asname or one.name] = known.get(one.name, {})
        elif node.module and node.module.startswith("pulumi_"):
            for one in node.names:
                self.packages[one.asname or one.name] = f"{node.module}.{one.name}"

    def bind(self, target: ast.expr, found: Found, *, more: bool = False) -> None:
        """Let a name, or every name of a pattern, lead to resources."""
        if isinstance(target, ast.Name):
            self.names[target.id] = {**self.names.get(target.id, {}), **found} if more else found
        elif isinstance(target, ast.Tuple | ast.List):
            for one in target.elts:
                self.bind(one, found, more=more)
        elif isinstance(target, ast.Subscript | ast.Attribute | ast.Starred):
            self.bind(target.value, found, more=True)

    def value(self, node: ast.expr, repeats: str, name: str, *, condition: bool) -> Found:  # noqa: C901 (one case per kind of thing)
        """List the resources that an expression leads to, and add those that it makes.

        `name` is the variable that the value goes to, if it is a single one.
        """
        match node:
            case ast.Name(id=word):
                return self.names.get(word, {})
            case ast.Attribute():
                path = dotted(node)
                sibling = self.siblings.get(path[0]) if path else None
                if sibling is not None:
                    return self.others[sibling].get(path[1], {})
                return self.value(node.value, repeats, "", condition=condition)
            case ast.Call():
                type_ = self.resource_type(node)
                if type_:
                    return self.resource(node, type_, repeats, name, condition=condition)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                return self.comprehension(node, name, condition=condition)
            case ast.IfExp():
                condition = True
        found: Found = {}
        for child in children(node):
            if isinstance(child, ast.expr):
                found.update(self.value(child, repeats, name, condition=condition))
            elif isinstance(child, ast.keyword):
                found.update(self.value(child.value, repeats, name, condition=condition))
        return found

    def comprehension(
        self,
        node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
        name: str,
        *,
        condition: bool,
    ) -> Found:
        """Read a comprehension: its names hold only inside."""
        before = dict(self.names)
        found: Found = {}
        for one in node.generators:
            inner = self.value(one.iter, "loop", "", condition=condition)
            self.bind(one.target, inner)
        parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        for part in parts:
            found.update(self.value(part, "loop", name, condition=condition))
        self.names.clear()
        self.names.update(before)
        return found

    def resource_type(self, node: ast.Call) -> str:
        """Tell the class of resource that a call makes; empty when it makes none."""
        path = dotted(node.func)
        package = self.packages.get(path[0]) if path else None
        if package is None or not path[-1][:1].isupper() or path[-1].endswith("Args"):
            return ""
        if not node.args and not any(one.arg == "resource_name" for one in node.keywords):
            return ""
        whole = [*package.removeprefix("pulumi_").split("."), *path[1:]]
        return ".".join(whole)

    def resource(
        self, node: ast.Call, type_: str, repeats: str, name: str, *, condition: bool
    ) -> Found:
        """Add a resource and its edges."""
        label = (
            text_of(node.args[0])
            if node.args
            else next(text_of(one.value) for one in node.keywords if one.arg == "resource_name")
        )
        base = f"{self.name}.{name}" if name else f"{self.name}.{type_.rpartition('.')[2]}[{label}]"
        address, again = base, 2
        while address in self.taken:
            address, again = f"{base}#{again}", again + 1
        self.taken.add(address)
        self.resources.append(
            Resource(address, type_, label, "managed", self.file, node.lineno, repeats, condition)
        )
        for one in node.keywords:
            for argument, part in arguments(one):
                for target in self.value(part, repeats, "", condition=condition):
                    self.edges[Edge(address, target, argument)] = None
        return {address: None}


def arguments(keyword: ast.keyword) -> Iterator[tuple[str, ast.expr]]:
    """Give an argument's name and value; the options of a resource one by one."""
    if keyword.arg == "opts" and isinstance(keyword.value, ast.Call):
        for option in keyword.value.keywords:
            yield f"opts.{option.arg}", option.value
    else:
        yield keyword.arg or "**", keyword.value


def variable(targets: list[ast.expr]) -> str:
    """Name the single variable that is assigned; empty when it is something else."""
    if len(targets) != 1:
        return ""
    target = targets[0]
    if isinstance(target, ast.Subscript):
        target = target.value
    return target.id if isinstance(target, ast.Name) else ""


def dotted(node: ast.expr) -> list[str]:
    """Split `a.b.c` into its words; empty for anything else."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return []
    words.append(node.id)
    return words[::-1]


def text_of(node: ast.expr) -> str:
    """Write a string as a pattern, `{…}` where it is computed."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values
        )
    return "{…}"


def build(files: Mapping[str, str]) -> Graph:
    """Make the graph, starting at `__main__.py` and adding modules that nothing imports."""
    program = Program(files)
    for name in sorted(program.texts, key=lambda one: (one != "__main__", one)):
        program.module(name)
    return Graph(tuple(program.resources), tuple(program.edges))
