"""The files of a program, each parsed once for all that is asked of it."""

import ast
import warnings
from functools import cached_property, lru_cache

_KEPT = 64  # texts; the programs of one blueprint share most of theirs


class Parsed:
    """A file that Python takes: its tree, and what checks look for in it."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.imports: list[ast.Import | ast.ImportFrom] = []
        self.attributes: list[tuple[str, ast.Attribute]] = []
        waiting: list[ast.AST] = [tree]
        while waiting:
            node = waiting.pop()
            kind = type(node)
            if kind is ast.Attribute and type(node.value) is ast.Name:  # type: ignore[attr-defined]
                self.attributes.append((node.value.id, node))  # type: ignore[attr-defined, arg-type]
            elif kind is ast.Import or kind is ast.ImportFrom:
                self.imports.append(node)  # type: ignore[arg-type]
            else:
                waiting += children(node)

    @cached_property
    def defined(self) -> set[str]:
        """The names that the module defines at its top, in whatever branch or loop."""
        names: set[str] = set()
        waiting: list[ast.AST] = list(self.tree.body)
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                names.update((one.asname or one.name).partition(".")[0] for one in node.names)
            elif isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Store):
                    names.add(node.id)
            elif not isinstance(node, ast.Lambda):
                waiting += children(node)
        return names


def children(node: ast.AST) -> list[ast.AST]:
    """List the nodes below a node; `ast.iter_child_nodes` takes three times as long."""
    found: list[ast.AST] = []
    for field in node._fields:
        if field == "ctx":
            continue
        held = getattr(node, field, None)
        if type(held) is list:
            found += [one for one in held if isinstance(one, ast.AST)]
        elif isinstance(held, ast.AST):
            found.append(held)
    return found


@lru_cache(maxsize=_KEPT)
def parse(text: str) -> Parsed:
    """Parse a file; raises what `compile` raises where Python does not take it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
        # `return` outside a function and the like are found only by compiling.
        compile(tree, "<text>", "exec", dont_inherit=True)
    return Parsed(tree)
