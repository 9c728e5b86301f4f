"""The bodies of Terraform's blocks: each argument evaluated, nested blocks as lists of maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity.terraform.expressions import Evaluator
from generator.parity.values import Attribute, Broken, Fault, Record, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator import hcl

NOT_ARGUMENTS = frozenset({"lifecycle", "timeouts", "dynamic", "provisioner", "connection"})


class Placed:
    """A top-level block and where it stands."""

    __slots__ = ("block", "file", "section")

    def __init__(self, file: str, section: hcl.Section, block: hcl.Block) -> None:
        self.file = file
        self.section = section
        self.block = block

    def at(self, pos: int) -> str:
        """Tell the place of an offset."""
        file, line, _ = self.section.where(self.file, pos)
        return f"{file}:{line}"


class Bodies(Evaluator):
    """Evaluates bodies with the names that hold where they stand."""

    def body(
        self,
        placed: Placed,
        body: hcl.Body,
        names: dict[str, Any],
        skip: frozenset[str] = frozenset(),
    ) -> Record:
        """Evaluate a body; nested blocks become lists of maps."""
        record = Record()
        for name, attribute in body.attributes.items():
            if name not in skip:
                value = self.attempt(attribute.value, names)
                record.put(name, value, placed.at(attribute.pos))
        for block in body.blocks:
            at = placed.at(block.pos)
            record.place = record.place or at
            if block.type == "dynamic":
                for inner in self.repeated(placed, block, names):
                    record.put(block.labels[0], [*record.get(block.labels[0], []), inner], at)
            elif block.type not in NOT_ARGUMENTS:
                inner = self.body(placed, block.body, names)
                inner.place = at
                record.put(block.type, [*record.get(block.type, []), inner], at)
        return record

    def repeated(self, placed: Placed, block: hcl.Block, names: dict[str, Any]) -> Iterator[Any]:
        """Repeat the content of a dynamic block."""
        attributes = block.body.attributes
        collection = self.attempt(attributes["for_each"].value, names)
        iterator = attributes.get("iterator")
        word = str(iterator.value) if iterator else block.labels[0]
        content = next(inner for inner in block.body.blocks if inner.type == "content")
        if isinstance(collection, Symbol) and not isinstance(collection, Attribute):
            known_why = isinstance(collection, Unknown)
            yield collection if known_why else Unknown("what it is repeated by is not known")
            return
        if collection is None:
            yield Broken("it is repeated by nothing")
            return
        for key, item in self.items(collection):
            inner = self.body(placed, content.body, {**names, word: {"key": key, "value": item}})
            inner.place = placed.at(block.pos)
            yield inner

    def attempt(self, node: Any, names: dict[str, Any]) -> Any:
        """Evaluate; what Terraform would refuse is broken."""
        try:
            return self.value(node, names)
        except Fault as error:
            return Broken(f"it cannot be evaluated: {error}")
        except (LookupError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            return Unknown(f"it cannot be evaluated: {error}")
