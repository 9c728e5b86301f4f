"""Names where ARNs are wanted, and ARNs where names are: the right resource, wrongly read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import facts
from generator.verify.finding import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.hcl import Body, Reference

RULE = "wrong-id"
# Attributes that hold an ARN in no resource of AWS.
NEVER_ARNS = frozenset(
    {"name", "name_prefix", "bucket", "dns_name", "domain_name", "function_name", "key_id",
     "arn_suffix", "public_ip", "unique_id", "url", "zone_id", "family"}
)  # fmt: skip
# Resources whose ID is their name or a number, and not their ARN.
OTHER_IDS = frozenset(
    {"aws_autoscaling_group", "aws_cloudwatch_log_group", "aws_dynamodb_table",
     "aws_ecr_repository", "aws_efs_file_system", "aws_iam_group", "aws_iam_instance_profile",
     "aws_iam_role", "aws_iam_user", "aws_instance", "aws_kms_key", "aws_lambda_function",
     "aws_launch_template", "aws_s3_bucket", "aws_security_group", "aws_sqs_queue", "aws_subnet",
     "aws_vpc", "aws_wafv2_web_acl"}
)  # fmt: skip
# Arguments that take a name: by their own name, and the resources that they take it of.
NAMES = {
    "role": "aws_iam_role",
    "role_name": "aws_iam_role",
    "roles": "aws_iam_role",
    "bucket": "aws_s3_bucket",
    "cluster_name": "aws_eks_cluster",
    "autoscaling_group_name": "aws_autoscaling_group",
    "log_group_name": "aws_cloudwatch_log_group",
    "iam_instance_profile": "aws_iam_instance_profile",
}
NAMED = frozenset(
    {"aws_autoscaling_policy", "aws_cloudwatch_log_metric_filter", "aws_cloudwatch_log_stream",
     "aws_eks_addon", "aws_eks_fargate_profile", "aws_eks_node_group",
     "aws_iam_instance_profile", "aws_iam_policy_attachment", "aws_iam_role_policy",
     "aws_iam_role_policy_attachment", "aws_instance", "aws_s3_object"}
)  # fmt: skip


def suspects(name: str, reference: Reference) -> bool:
    """Tell whether a reference may be read in a wrong way; almost none is."""
    last = reference.steps[-1] if reference.steps else ""
    if not reference.root.startswith("aws_"):
        return False
    if last == "id":
        return reference.root in OTHER_IDS
    return last in NEVER_ARNS or (last == "arn" and NAMES.get(name) == reference.root)


def arns(type_: str, body: Body) -> Iterator[Note]:
    """Judge the references of a resource of AWS."""
    known = facts.type_facts("aws", "resource", type_)
    newest = next((one for one in reversed(known or ()) if one is not None), None)
    if newest is not None:
        yield from judged(type_, body, newest.block)


def judged(type_: str, body: Body, said: facts.BlockFacts, path: str = "") -> Iterator[Note]:
    """Judge one body, then those in it."""
    from generator.verify.terraform.ids import WANTED, alone, own

    for name, attribute in body.attributes.items():
        for one in alone(attribute.value):
            if name in WANTED or not suspects(name, one) or not own(one):
                continue
            argument = said.argument(name)
            form = argument.facts.get("format") if argument is not None else None
            last = str(one.steps[-1])
            if form == "arn" and last != "arn":
                message = f"`{name}` wants an ARN, and `{one}` is none"
                yield Note(RULE, one.pos, message, f"read its `arn`: `{read(one, 'arn')}`")
            elif last == "arn" and not path and form != "arn" and takes_name(type_, name):
                message = f"`{name}` wants a name, and `{one}` is an ARN"
                yield Note(RULE, one.pos, message, f"read its name: `{read(one, 'id')}`")
    for inner in body.blocks:
        nested = said.block(inner.type)
        if nested is not None:
            yield from judged(type_, inner.body, nested.block, f"{path}{inner.type}.")


def takes_name(type_: str, name: str) -> bool:
    """Tell whether an argument of a resource takes a name and no ARN."""
    return type_ in NAMED or (name == "bucket" and type_.startswith("aws_s3_bucket_"))


def read(one: Reference, attribute: str) -> str:
    """Write a reference with another attribute."""
    return f"{str(one).rpartition('.')[0]}.{attribute}"
