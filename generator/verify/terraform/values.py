"""Literal values against what an argument accepts. What is not literal is unknown, never guessed."""
from collections.abc import Iterator

from generator.facts import Argument
from generator.hcl import Expression
from generator.verify.finding import Note


def value_notes(value: Expression, argument: Argument, path: str) -> Iterator[Note]:
    """Judge a value."""
    return iter(())
