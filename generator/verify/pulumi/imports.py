"""Imports between the modules of a program: the module is there, and defines the name."""

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.verify.finding import Finding, nearest
from generator.verify.pulumi.program import Parsed, parse
from generator.verify.pulumi.requirements import FILE, listed, spelt, whole
from generator.verify.pulumi.scopes import read

# What a program may import besides the standard library and its own modules: what Pulumi's SDK
# asks for itself is there too.
PACKAGES = frozenset(
    {"pulumi", "debugpy", "dill", "google", "grpc", "opentelemetry", "packaging", "semver"}
    | {"six", "typing_extensions", "yaml"}
)
ANY = "*"  # among what a program asks for: something that is not known


def imports(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge the imports of every file."""
    program = frozenset(files)
    asked = listed(files.get(FILE, ""))
    if not explained(parsed, files, asked):
        asked |= {ANY}
    for file, one in parsed.items():
        there = {path_of(module, program) for module in one.modules}
        known = tuple([(name, defined(files[name])) for name in parsed if name in there])
        yield from judged(file, files[file], program, asked, known)


def explained(
    parsed: Mapping[str, Parsed], files: Mapping[str, str], asked: frozenset[str]
) -> bool:
    """Tell whether all that a program asks for is known by the names that it imports.

    A package may give modules of other names than its own (PyYAML gives `yaml`), and what a file
    does not list itself may be listed elsewhere.
    """
    roots = {spelt(name.partition(".")[0]) for one in parsed.values() for name in one.modules}
    known = all(name in roots or f"{name}-".startswith("pulumi-") for name in asked)
    return known and whole(files)


@lru_cache(maxsize=64)
def defined(text: str) -> frozenset[str]:
    """List the names that a module binds at its top, in whatever branch or loop."""
    return frozenset(read(text).top.names)


@lru_cache(maxsize=256)
def judged(
    file: str,
    text: str,
    files: frozenset[str],
    asked: frozenset[str],
    known: tuple[tuple[str, frozenset[str]], ...],
) -> tuple[Finding, ...]:
    """Judge the imports of one file; `known` is what those that it imports define.

    `files` are the program's, and `asked` the packages that it asks for.
    """
    return tuple(judge(file, parse(text), files, asked, dict(known)))


def judge(  # noqa: C901 (one case per kind of thing)
    file: str,
    parsed: Parsed,
    files: frozenset[str],
    asked: frozenset[str],
    known: Mapping[str, frozenset[str]],
) -> Iterator[Finding]:
    """Judge the imports of one file, and the attributes it reads off modules of the program."""
    siblings: dict[str, str] = {}
    for node in parsed.imports:
        if isinstance(node, ast.Import):
            for one in node.names:
                yield from module(file, node, one.name, files, asked)
                there = path_of(one.name, files)
                if there is not None and "." not in one.name:
                    siblings[one.asname or one.name] = there
        elif not node.level and node.module:
            yield from module(file, node, node.module, files, asked)
            there = path_of(node.module, files)
            if there is not None and there in known:
                for one in node.names:
                    if path_of(f"{node.module}.{one.name}", files) is None:
                        yield from name(file, node, node.module, one.name, known[there])
    for root, attribute in parsed.attributes if siblings else ():
        there = siblings.get(root)
        if there is not None and there in known and there != file:
            yield from name(file, attribute, root, attribute.attr, known[there])


def path_of(dotted: str, files: frozenset[str]) -> str | None:
    """Tell the file of a module of the program; None when it is not one."""
    path = dotted.replace(".", "/")
    if f"{path}.py" in files:
        return f"{path}.py"
    return f"{path}/__init__.py" if f"{path}/__init__.py" in files else None


def module(
    file: str, node: ast.stmt, dotted: str, files: frozenset[str], asked: frozenset[str]
) -> Iterator[Finding]:
    """Judge whether a module can be there: of the program, of Python, of Pulumi or a listed one."""
    root = dotted.partition(".")[0]
    if path_of(dotted, files) is not None or root in sys.stdlib_module_names:
        return
    if any(one.startswith(f"{root}/") and one.endswith(".py") for one in files) and root == dotted:
        return
    if root in PACKAGES or root.startswith("pulumi_") or spelt(root) in asked:
        return
    own = [one.removesuffix(".py") for one in files if one.endswith(".py") and "/" not in one]
    hint = nearest(dotted, own)
    if ANY in asked and not hint:
        return
    message = f"there is no module `{dotted}` in the program, nor is it listed in {FILE}"
    yield Finding("unknown-import", "error", file, node.lineno, node.col_offset + 1, message, hint)


def name(
    file: str, node: ast.expr | ast.stmt, dotted: str, wanted: str, known: frozenset[str]
) -> Iterator[Finding]:
    """Judge whether a module defines a name."""
    special = wanted == "*" or (wanted.startswith("__") and wanted.endswith("__"))
    if wanted in known or "*" in known or special:
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
