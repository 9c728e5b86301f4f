"""The words of policy documents: elements, operators, actions and names of resources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.hcl import Choice, Items, Template, Value
from generator.record import record
from generator.verify.finding import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.hcl import Expression

TOP = frozenset({"Version", "Id", "Statement"})
STATEMENT = frozenset(
    {
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    }
)
# Policies that belong to somebody, and so name nobody; and those that say who may be somebody.
IDENTITY = frozenset(
    {
        "aws_iam_policy",
        "aws_iam_role_policy",
        "aws_iam_user_policy",
        "aws_iam_group_policy",
        "alicloud_ram_policy",
    }
)
TRUST = frozenset({"assume_role_policy", "assume_role_policy_document"})
OPERATORS = frozenset(
    """
    StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike
    StringNotLike NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals
    NumericGreaterThan NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan
    DateLessThanEquals DateGreaterThan DateGreaterThanEquals Bool BinaryEquals IpAddress
    NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike Null
    """.split()  # noqa: SIM905 (a list of names reads better as words)
)
OF_AWS = frozenset({"ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"})


@record(kw_only=False)
class Language:
    """What differs between the clouds.

    Sources: the IAM JSON policy elements reference of AWS, and "Policy structure and syntax" of
    Resource Access Management.
    """

    versions: tuple[str, ...]
    action: str
    resource: str
    parts: int
    principals: frozenset[str]
    service: str
    keys: str


LANGUAGES = {
    "aws": Language(
        ("2012-10-17", "2008-10-17"),
        r"\*|[A-Za-z0-9*-]+:[A-Za-z0-9*?_-]+",
        "arn:",
        6,
        frozenset({"AWS", "Service", "Federated", "CanonicalUser"}),
        "amazonaws.com",
        "aws",
    ),
    "alicloud": Language(
        ("1",),
        r"\*|[A-Za-z0-9*-]+:[A-Za-z0-9*?_/:-]+",
        "acs:",
        5,
        frozenset({"RAM", "Service", "Federated"}),
        "aliyuncs.com",
        "acs",
    ),
}


def operator(name: str, said: Language) -> Iterator[tuple[str, str]]:
    """Judge the operator of a condition."""
    bare = name.rpartition(":")[2].removesuffix("IfExists")
    known = OPERATORS if said.keys == "aws" else OPERATORS - OF_AWS
    if bare not in known:
        yield f"a condition has no operator `{name}`", nearest(bare, known)


def condition_key(word: str, said: Language) -> Iterator[tuple[str, str]]:
    """Find keys of the other cloud."""
    space, _, name = word.partition(":")
    if space.lower() == ("acs" if said.keys == "aws" else "aws"):
        yield f"`{word}` is a key of another cloud", f"did you mean `{said.keys}:{name}`?"


def action(node: Expression, said: Language) -> Iterator[str]:
    """Judge an action."""
    if isinstance(node, Value) and not (
        isinstance(node.value, str) and re.fullmatch(said.action, node.value)
    ):
        yield f"`{node.value}` is no action: these are written `service:Action`"


def resource(node: Expression, said: Language) -> Iterator[str]:
    """Judge a resource; of a template only how it starts."""
    if isinstance(node, Template):
        text = node.parts[0]
        if isinstance(text, str) and not text.startswith((said.resource[: len(text)], "*")):
            yield wanted(f"{text}…", said)
    elif isinstance(node, Value):
        text = str(node.value)
        parts = text.split(":")
        short = len(parts) < said.parts and "*" not in text.rpartition(":")[2]
        if text != "*" and (not text.startswith(said.resource) or short):
            yield wanted(text, said)


def wanted(text: str, said: Language) -> str:
    """Say how a resource is written."""
    form = "arn:partition:service:region:account:resource"
    if said.keys == "acs":
        form = "acs:service:region:account:resource"
    return f"`{text}` is no resource: these are written `{form}`"


def literals(node: Expression | None) -> Iterator[Expression]:
    """Give the strings that are written out in an argument."""
    if isinstance(node, Value | Template):
        yield node
    elif isinstance(node, Items):
        for one in node.items:
            yield from literals(one)
    elif isinstance(node, Choice):
        yield from literals(node.yes)
        yield from literals(node.no)
