"""A reader of Terraform's language: strict, with positions, fast enough to run on every render."""

from generator.hcl.nodes import (
    Access,
    Attribute,
    Block,
    Body,
    Call,
    Choice,
    Expression,
    For,
    Items,
    Operation,
    Pairs,
    Reference,
    Template,
    Value,
)
from generator.hcl.reader import Document, HclError, Section, overrides, read, written

__all__ = [
    "Access",
    "Attribute",
    "Block",
    "Body",
    "Call",
    "Choice",
    "Document",
    "Expression",
    "For",
    "HclError",
    "Items",
    "Operation",
    "Pairs",
    "Reference",
    "Section",
    "Template",
    "Value",
    "overrides",
    "read",
    "written",
]
