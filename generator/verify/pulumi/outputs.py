"""Outputs: what is known once a resource is made, and cannot be used as a plain value before."""

import ast

from generator.facts import pulumi as sdk
from generator.verify.pulumi.file import IS_OUTPUT, File
from generator.verify.pulumi.kinds import dotted, readable
from generator.verify.pulumi.scopes import Scope

DEEPEST = 12
MAKERS = frozenset(
    {"all", "concat", "format", "from_input", "secret", "unsecret", "json_dumps", "json_loads"}
)
# What an output has itself; anything else that is read off it is read once it is known.
METHODS = frozenset({"apply", "recover", "get", "future", "is_known", "is_secret", "resources"})


class Outputs:
    """Tells which expressions of a file are outputs for certain."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.known: dict[int, bool] = {}
        self.depth = 0

    def output(self, node: ast.expr | None, scope: Scope) -> bool:
        """Tell whether an expression is an output, whatever happens."""
        if node is None or isinstance(node, ast.Constant | ast.JoinedStr):
            return False
        key = id(node)
        if key not in self.known:
            self.known[key] = False  # A circle leads nowhere.
            if self.depth < DEEPEST:
                self.depth += 1
                self.known[key] = self.work_out(node, scope)
                self.depth -= 1
        return self.known[key]

    def work_out(self, node: ast.expr, scope: Scope) -> bool:
        """Tell it, not having been asked before."""
        if isinstance(node, ast.Name):
            return self.named(node.id, scope)
        if isinstance(node, ast.Attribute):
            return self.attribute(node, scope)
        if isinstance(node, ast.Subscript):
            return self.output(node.value, scope)
        if isinstance(node, ast.Call):
            return self.called(node, scope)
        if isinstance(node, ast.IfExp):
            return self.output(node.body, scope) and self.output(node.orelse, scope)
        return False

    def named(self, name: str, scope: Scope) -> bool:
        """Tell it of a name, all of whose bindings must agree."""
        holder = scope.find(name)
        if holder is None:
            return False
        reading = self.file.reading
        if holder is reading.top and name in reading.imports:
            imported = reading.imports[name]
            return bool(imported.name) and self.elsewhere(imported.module, imported.name)
        bindings = holder.names[name]
        for one in bindings:
            if one.how == "note" and isinstance(one.node, ast.Subscript):
                if dotted(one.node.value).rpartition(".")[2] == "Output":
                    continue
                return False
            if not self.output(reading.value(one), one.scope):
                return False
        return True

    def elsewhere(self, module: str, name: str) -> bool:
        """Tell it of a name of another module of the program."""
        return self.file.ask(module, f"{IS_OUTPUT}{name}") is not None

    def attribute(self, node: ast.Attribute, scope: Scope) -> bool:
        """Tell it of an attribute: of a resource, of an output, of a module of the program."""
        if node.attr in METHODS or node.attr.startswith("_"):
            return False
        kind = self.file.kind(node.value, scope)
        if kind is not None and kind.type[:1] == "$":
            fields = readable(kind)
            return node.attr in ("id", "urn") or (fields is not None and node.attr in fields)
        if isinstance(node.value, ast.Name):
            imported = self.file.reading.imports.get(node.value.id)
            if imported is not None:
                return not imported.name and self.elsewhere(imported.module, node.attr)
        return self.output(node.value, scope)

    def called(self, node: ast.Call, scope: Scope) -> bool:
        """Tell it of a call."""
        path = self.file.path(node.func, scope)
        if path is not None:
            name = path.name
            function = name.endswith("_output") and not path.rest
            return function and offered(path.package, path.module, name.removesuffix("_output"))
        function_ = node.func
        if not isinstance(function_, ast.Attribute):
            return False
        owner, name = function_.value, function_.attr
        if name == "apply":
            return self.output(owner, scope)
        if name in MAKERS and dotted(owner) in ("pulumi.Output", "Output"):
            return True
        if name.startswith("require_secret"):
            return self.made_by(owner, "Config", scope)
        return name in ("get_output", "require_output") and self.made_by(
            owner, "StackReference", scope
        )

    def made_by(self, node: ast.expr, called: str, scope: Scope) -> bool:
        """Tell whether a name stands for what a class of Pulumi makes."""
        if isinstance(node, ast.Name):
            holder = scope.find(node.id)
            bindings = holder.names[node.id] if holder is not None else []
            values = [self.file.reading.value(one) for one in bindings]
            return bool(values) and all(
                isinstance(one, ast.Call) and dotted(one.func).rpartition(".")[2] == called
                for one in values
            )
        return isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == called

    def at_once(self, node: ast.expr | None, scope: Scope) -> str:
        """Name the function whose result this is, or is read off, where that is known at once."""
        if isinstance(node, ast.Attribute | ast.Subscript):
            return self.at_once(node.value, scope)
        if isinstance(node, ast.Name):
            holder = scope.find(node.id)
            bindings = holder.names[node.id] if holder is not None else []
            if len(bindings) == 1 and bindings[0].how == "value":
                value = self.file.reading.value(bindings[0])
                return "" if value is node else self.at_once(value, bindings[0].scope)
            return ""
        if not isinstance(node, ast.Call):
            return ""
        path = self.file.path(node.func, scope)
        if path is None or path.rest or path.name.endswith("_output"):
            return ""
        return path.name if offered(path.package, path.module, path.name) else ""


def offered(package: str, module: str, name: str) -> bool:
    """Tell whether a package has a function of this name."""
    return sdk.offer(package, module, "f", name) is not None
