"""IDs that stand where those of another kind are wanted, in programs of azure-native."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.azure_ids import misplaced, takes

if TYPE_CHECKING:
    import ast

    from generator.verify.pulumi.file import File
    from generator.verify.pulumi.scopes import Scope

PACKAGE = "pulumi_azure_native"


def judged(value: ast.Attribute, module: str, path: str, file: File, scope: Scope) -> str:
    """Say what is wrong with an ID, by the class that it is of; empty for nothing."""
    wanted = takes(module, path)
    kind = file.kind(value.value, scope) if wanted else None
    if kind is None or kind.package != PACKAGE or kind.type[0] != "$":
        return ""
    return misplaced(path, wanted, f"{kind.module}.{kind.type[1:]}")
