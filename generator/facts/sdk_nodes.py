"""Parts of the source of a Pulumi SDK: annotations as short codes, and what a class holds.

The codes are told in `generator.facts.pulumi`.
"""

import ast
import re

SCALARS = {"str": "s", "int": "i", "bool": "b", "float": "n"}
# What only wraps the type that counts.
WRAPPERS = frozenset({"Input", "Output", "Optional", "NotRequired", "InputType", "Awaitable"})


def code(node: ast.expr | None, enums: frozenset[str]) -> str:  # noqa: PLR0911 (one code per form)
    """Encode an annotation."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return reference(node.value, enums)
    if isinstance(node, ast.Attribute | ast.Name):
        return SCALARS.get(decorator(node), "d")
    if not isinstance(node, ast.Subscript):
        return "d"
    outer = decorator(node.value)
    if outer in WRAPPERS:
        return code(node.slice, enums)
    if outer in ("Sequence", "List"):
        return f"l{held(code(node.slice, enums))}"
    if outer in ("Mapping", "Dict") and isinstance(node.slice, ast.Tuple):
        return f"m{held(code(node.slice.elts[1], enums))}"
    if outer == "Union" and isinstance(node.slice, ast.Tuple):
        return union([code(one, enums) for one in node.slice.elts])
    return "d"


def held(said: str) -> str:
    """Put a choice in brackets, where it is what a list or map holds."""
    return f"({said})" if "|" in said else said


def reference(name: str, enums: frozenset[str]) -> str:
    """Encode the name of another class."""
    if name in enums:
        return f"#{name}"
    if name.startswith("outputs."):
        return f"@{name.removeprefix('outputs.')}"
    if name.endswith("ArgsDict"):
        return ""
    if not name.endswith("Args"):
        return "d"
    module, dot, last = name.removesuffix("Args").rpartition(".")
    return f"@{module.lstrip('_')}/{last}" if dot else f"@{last}"


def union(codes: list[str]) -> str:
    """Encode a choice; a string or an enumeration's value is a form of its own."""
    kept = list(dict.fromkeys(one for one in codes if one))
    classes = [one for one in kept if one[0] == "@"]
    # Functions also take what another one returned: the same fields under another name.
    if len(classes) > 1 and classes[0] + "Result" in classes:
        kept.remove(classes[0] + "Result")
    if len(kept) == 2 and kept[0] in "sin" and kept[1][0] == "#":  # noqa: PLR2004 (plain and enumeration)
        return f"%{kept[1][1:]}"
    if "d" in kept:
        return "d"
    return "|".join(kept) if kept else "d"


def getters(node: ast.ClassDef) -> dict[str, ast.FunctionDef]:
    """List the properties of a class."""
    return {
        one.name: one
        for one in node.body
        if isinstance(one, ast.FunctionDef)
        and any(decorator(mark) == "getter" for mark in one.decorator_list)
    }


def methods(node: ast.ClassDef) -> dict[str, ast.FunctionDef]:
    """List the methods of a class, the last of each name."""
    found: dict[str, ast.FunctionDef] = {}
    for one in node.body:
        if isinstance(one, ast.FunctionDef):
            # The documentation stands at the forms for type checkers, which come first.
            if one.name == "__init__" and "__init__" in found and not ast.get_docstring(one):
                continue
            found[one.name] = one
    return found


def decorator(node: ast.expr) -> str:
    """Give the last word of what a decorator, a call or a name refers to."""
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def text(node: ast.expr) -> str:
    """Give a literal string; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def shortened(said: str) -> str:
    """Keep what a deprecated class gives way to, if it is told."""
    told = r"(?:in favou?r of|replaced by) (?:the )?(?:\w+\.)?([\w./]+\w)"
    found = re.search(told, said)
    return found[1] if found else "?"
