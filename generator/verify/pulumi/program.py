"""The files of a program, each parsed once for all that is asked of it."""

import ast
import warnings
from functools import cached_property, lru_cache

from generator.verify.pulumi.stretches import Stretches

_KEPT = 64  # texts; the programs of one blueprint share most of theirs
_STRETCHES = Stretches()
# Statements that hold no other; nor does an expression.
FLAT = frozenset({ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return, ast.Raise})
# Fields that hold no node, or one that says nothing; those of each kind of node that do.
PLAIN = frozenset({"ctx", "arg", "attr", "id", "kind", "type_comment"})
FIELDS: dict[type[ast.AST], tuple[str, ...]] = {}


class Parsed:
    """A file that Python takes: its tree, and what checks look for in it."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree

    @cached_property
    def imports(self) -> list[ast.Import | ast.ImportFrom]:
        """Every import, wherever it stands, in the order of the text."""
        found: list[ast.Import | ast.ImportFrom] = []
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                found.append(node)
            elif type(node) not in FLAT and not isinstance(node, ast.expr):
                waiting += children(node)
        return sorted(found, key=lambda node: (node.lineno, node.col_offset))

    @cached_property
    def depth(self) -> int:
        """How deep its nodes stand in each other."""
        depth = 0
        level: list[ast.AST] = [self.tree]
        while level:
            level = [inner for node in level for inner in ast.iter_child_nodes(node)]
            depth += 1
        return depth

    @cached_property
    def modules(self) -> list[str]:
        """The modules that it imports, or imports from."""
        names: list[str] = []
        for node in self.imports:
            if isinstance(node, ast.Import):
                names += [one.name for one in node.names]
            elif node.module:
                names.append(node.module)
        return names

    @cached_property
    def attributes(self) -> list[tuple[str, ast.Attribute]]:
        """Every attribute that is read off a plain name, with that name."""
        found: list[tuple[str, ast.Attribute]] = []
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.append((node.value.id, node))
            else:
                waiting += children(node)
        return found


def children(node: ast.AST) -> list[ast.AST]:
    """List the nodes below a node; `ast.iter_child_nodes` takes three times as long."""
    kind = type(node)
    fields = FIELDS.get(kind)
    if fields is None:
        fields = FIELDS[kind] = tuple(one for one in node._fields if one not in PLAIN)
    found: list[ast.AST] = []
    for field in fields:
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
        tree = _STRETCHES.tree(text)
    return Parsed(tree)
