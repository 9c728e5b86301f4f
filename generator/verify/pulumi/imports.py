"""Imports between the modules of a program: the module is there, and defines the name."""

import ast
import sys
from collections.abc import Iterator, Mapping

from generator.verify.finding import Finding, nearest
from generator.verify.pulumi.program import Parsed

# What a program may import besides the standard library and its own modules.
PACKAGES = frozenset({"pulumi"})


def imports(  # noqa: C901 (one case per kind of thing)
    file: str, parsed: Mapping[str, Parsed], files: Mapping[str, str]
) -> Iterator[Finding]:
    """Judge the imports of one file, and the attributes it reads off modules of the program."""
    siblings: dict[str, str] = {}
    for node in parsed[file].imports:
        if isinstance(node, ast.Import):
            for one in node.names:
                yield from module(file, node, one.name, files)
                there = path_of(one.name, files)
                if there is not None and "." not in one.name:
                    siblings[one.asname or one.name] = there
        elif not node.level and node.module:
            yield from module(file, node, node.module, files)
            there = path_of(node.module, files)
            if there is not None and there in parsed:
                for one in node.names:
                    if path_of(f"{node.module}.{one.name}", files) is None:
                        yield from name(file, node, node.module, one.name, parsed[there])
    for root, attribute in parsed[file].attributes if siblings else ():
        there = siblings.get(root)
        if there is not None and there in parsed and there != file:
            yield from name(file, attribute, root, attribute.attr, parsed[there])


def path_of(dotted: str, files: Mapping[str, str]) -> str | None:
    """Tell the file of a module of the program; None when it is not one."""
    path = dotted.replace(".", "/")
    if f"{path}.py" in files:
        return f"{path}.py"
    return f"{path}/__init__.py" if f"{path}/__init__.py" in files else None


def module(file: str, node: ast.stmt, dotted: str, files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge whether a module can be there: of the program, of Python, of Pulumi or a listed one."""
    root = dotted.partition(".")[0]
    if path_of(dotted, files) is not None or root in sys.stdlib_module_names:
        return
    if any(one.startswith(f"{root}/") and one.endswith(".py") for one in files) and root == dotted:
        return
    if root in PACKAGES or root.startswith("pulumi_") or root.replace("_", "-") in listed(files):
        return
    own = [one.removesuffix(".py") for one in files if one.endswith(".py") and "/" not in one]
    message = f"there is no module `{dotted}` in the program, nor is it listed in requirements.txt"
    yield Finding(
        "unknown-import",
        "error",
        file,
        node.lineno,
        node.col_offset + 1,
        message,
        nearest(dotted, own),
    )


def listed(files: Mapping[str, str]) -> frozenset[str]:
    """Read the packages that the program asks for."""
    lines = files.get("requirements.txt", "").lower().splitlines()
    names = set()
    for line in lines:
        word = line.split("#")[0].strip()
        for mark in "=<>~![; ":
            word = word.partition(mark)[0]
        names.add(word.replace("_", "-"))
    return frozenset(names)


def name(
    file: str, node: ast.expr | ast.stmt, dotted: str, wanted: str, there: Parsed
) -> Iterator[Finding]:
    """Judge whether a module defines a name."""
    known = there.defined
    if wanted in known or "*" in known or (wanted.startswith("__") and wanted.endswith("__")):
        return
    message = f"module `{dotted}` does not define `{wanted}`"
    yield Finding(
        "unknown-import",
        "error",
        file,
        node.lineno,
        node.col_offset + 1,
        message,
        nearest(wanted, known),
    )
