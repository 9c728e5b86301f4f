"""Policy documents of AWS and Alibaba Cloud: the form that every statement must have."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.hcl import Attribute, Block
from generator.verify.finding import Note, nearest
from generator.verify.terraform.plain import UNKNOWN, document
from generator.verify.terraform.values import POLICIES

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html and
# https://www.alibabacloud.com/help/en/ram/policy-structure-and-syntax
VERSIONS = {"aws": ("2012-10-17", "2008-10-17"), "alicloud": ("1",)}
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


@lru_cache(maxsize=4096)
def policies(block: Block) -> tuple[Note, ...]:
    """Judge the policy documents of a resource."""
    cloud = block.labels[0].partition("_")[0] if block.labels else ""
    if cloud not in VERSIONS:
        return ()
    return tuple(
        note
        for name, attribute in block.body.attributes.items()
        if name in POLICIES
        for note in judged(attribute, cloud)
    )


def judged(attribute: Attribute, cloud: str) -> Iterator[Note]:
    """Judge one document; what is not a policy of statements is left alone."""
    pos = attribute.value.pos
    try:
        policy = document(attribute.value)
    except ValueError as error:
        yield Note("policy", pos, f"`{attribute.name}` is not JSON: {error}")
        return
    if not isinstance(policy, dict) or not policy.keys() & {"Statement", "Version"}:
        return
    for key in policy:
        if key not in TOP:
            yield Note("policy", pos, f"a policy has no element `{key}`", nearest(key, TOP))
    version = policy.get("Version", VERSIONS[cloud][0])
    if version is not UNKNOWN and version not in VERSIONS[cloud]:
        yield Note("policy", pos, f"a policy's Version must be `{VERSIONS[cloud][0]}`")
    statements = policy.get("Statement", UNKNOWN if "Statement" in policy else None)
    if statements is None:
        yield Note("policy", pos, "a policy needs `Statement`")
    for one in statements if isinstance(statements, list) else [statements]:
        if isinstance(one, dict):
            yield from statement(one, pos)


def statement(said: dict[str, Any], pos: int) -> Iterator[Note]:
    """Judge one statement."""
    for key in said:
        if key not in STATEMENT:
            yield Note(
                "policy", pos, f"a statement has no element `{key}`", nearest(key, STATEMENT)
            )
    effect = said.get("Effect")
    if effect is None:
        yield Note("policy", pos, "a statement needs `Effect`")
    elif effect is not UNKNOWN and effect not in ("Allow", "Deny"):
        yield Note("policy", pos, f"`Effect` is `Allow` or `Deny`, not `{effect}`")
    if not said.keys() & {"Action", "NotAction"}:
        yield Note("policy", pos, "a statement needs `Action`")
    for one, other in (
        ("Action", "NotAction"),
        ("Resource", "NotResource"),
        ("Principal", "NotPrincipal"),
    ):
        if {one, other} <= said.keys():
            yield Note("policy", pos, f"`{one}` and `{other}` exclude each other in a statement")
    if not said.keys() & {"Resource", "NotResource", "Principal", "NotPrincipal"}:
        yield Note(
            "policy",
            pos,
            "a statement needs `Resource`, or `Principal` where it stands at its resource",
        )
