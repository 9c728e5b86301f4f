"""Names of parts in Terraform's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.project import Part, Plan

_BLOCK = re.compile(r'^(resource|data) "(\w+)" "(\w+)" \{', re.MULTILINE)
_ASKING = re.compile(r'^data "(\w+)" "(\w+)" \{\}\n\n?', re.MULTILINE)  # the same for everybody
_LOCALS = re.compile(r"^locals \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_LOCAL = re.compile(r"^  (\w+)(?= *=)", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.-])((?:data\.)?[a-z]\w*\.[a-z_]\w*)")
_CLOUD_INIT = "cloud-init.yaml"
_MAIN = "main"  # the one of its type: the part itself


class Scope:
    """The names of one part: what its templates call them, and what they are called in a stack."""

    language: ClassVar[str] = "terraform"

    def __init__(self, part: Part, files: Mapping[str, str], *, stack: Plan) -> None:
        self.part = part
        shared = {variable.name for variable in stack.variables}
        self.names = {"var.name": f"local.{part.name}_name"}
        for variable in part.plan.variables:
            if variable.name not in shared:
                self.names[f"var.{variable.name}"] = f"var.{part.named(variable.name)}"
        for text in files.values():
            self._learn(text)

    def _learn(self, text: str) -> None:
        """Take up what a file declares: resources, lookups, locals, and providers' aliases."""
        for kind, type_, label in _BLOCK.findall(_ASKING.sub("", text)):
            start = "data." if kind == "data" else ""
            self.names[f"{start}{type_}.{label}"] = f"{start}{type_}.{self._label(label)}"
        for body in _LOCALS.findall(text):
            for name in _LOCAL.findall(body):
                self.names[f"local.{name}"] = f"local.{self.part.name}_{name}"
        for provider in ("aws", "alicloud"):
            for alias in ("replica", "waf"):
                self.names[f"{provider}.{alias}"] = f"{provider}.{self.part.named(alias)}"

    def _label(self, label: str) -> str:
        return self.part.name if label == _MAIN else f"{self.part.name}_{label}"

    def fill(self, scopes: Mapping[str, Scope]) -> None:
        """Put what other parts offer in the place of this part's variables and resources."""
        for lender in self.part.borrows.values():
            for address, name in scopes[lender].names.items():
                if not address.startswith(("var.", "local.")):
                    self.names.setdefault(address, name)
        for variable, wire in self.part.wires.items():
            self.names[f"var.{variable}"] = scopes[wire.part].expression(wire.terraform)

    def expression(self, text: str) -> str:
        """Rename within an expression."""
        return _NAME.sub(lambda found: self.names.get(found[1], found[1]), text)

    def text(self, file: str, text: str) -> str:
        """Rename within a file."""
        if not file.endswith(".tf"):
            return text
        text = _BLOCK.sub(self._header, text)
        text = _LOCALS.sub(self._locals, text)
        return self.expression(text).replace(_CLOUD_INIT, self.part.named(_CLOUD_INIT))

    def _header(self, found: re.Match[str]) -> str:
        kind, type_, label = found.groups()
        address = f"{type_}.{label}" if kind == "resource" else f"data.{type_}.{label}"
        return f'{kind} "{type_}" "{self.names.get(address, address).rpartition(".")[2]}" {{'

    def _locals(self, found: re.Match[str]) -> str:
        return _LOCAL.sub(lambda name: f"  {self.part.name}_{name[1]}", found.group())


def tidy(files: dict[str, str]) -> dict[str, str]:
    """Leave out a lookup without arguments that a file before has made already."""
    seen: set[str] = set()

    def kept(found: re.Match[str]) -> str:
        known = found.group().strip() in seen
        seen.add(found.group().strip())
        return "" if known else found.group()

    return {file: _ASKING.sub(kept, text) for file, text in files.items()}
