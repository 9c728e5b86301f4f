"""Resources of one class that have the same name: the engine refuses the second."""

import ast
from collections.abc import Iterator, Mapping

from generator.verify.finding import Finding
from generator.verify.pulumi.file import alone
from generator.verify.pulumi.program import Parsed


def duplicates(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Find them, where both are made for certain and have no parent of their own."""
    seen: dict[tuple[str, str, str, str], tuple[str, int]] = {}
    for file in sorted(parsed):
        if not any(one.startswith("pulumi_") for one in parsed[file].modules):
            continue
        reader = alone(files[file])
        functions = {one.name for one in parsed[file].tree.body if isinstance(one, ast.FunctionDef)}
        for call, scope, once in reader.reading.calls:
            name = call.args[0] if call.args else None
            if not once or not isinstance(name, ast.Constant) or not isinstance(name.value, str):
                continue
            if any(one.arg in ("opts", None) and has_parent(one.value) for one in call.keywords):
                continue
            kind = reader.kind(call, scope)
            if kind is None or kind.type[0] != "$":
                continue
            key = (kind.package, kind.module, kind.type, name.value)
            if isinstance(call.func, ast.Name) and call.func.id in functions:
                # What a function of the module's own makes of the name is its business.
                key = (*key[:3], f"{file}: {name.value}")
            if key in seen:
                there, line = seen[key]
                message = f"`{kind.module}.{kind.type[1:]}` is named `{name.value}` a second time"
                yield Finding(
                    "duplicate",
                    "error",
                    file,
                    call.lineno,
                    call.col_offset + 1,
                    message,
                    f"the first is at {there}:{line}",
                )
            else:
                seen[key] = (file, call.lineno)


def has_parent(options: ast.expr) -> bool:
    """Tell whether options may name a parent: any that are not written out may."""
    if not isinstance(options, ast.Call):
        return True
    return any(one.arg in ("parent", None) for one in options.keywords)
