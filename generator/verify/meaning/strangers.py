"""Policies that let in everybody who has an account, or keep out whoever has to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.hcl import Pairs, Value
from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref, strings
from generator.verify.meaning.things import inner, valued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.policies import Policy, Said
    from generator.verify.meaning.reading import Read
    from generator.verify.meaning.things import System, Thing

ARGUMENTS = ("policy", "assume_role_policy", "assume_role_policy_document")
# What everybody may do, by the resource that a policy stands at; at others a "*" may be meant.
OPEN = {
    "aws_iam_role": "take on the role",
    "aws_kms_key": "use the key",
    "aws_kms_key_policy": "use the key",
    "aws_sqs_queue": "use the queue",
    "aws_sqs_queue_policy": "use the queue",
    "aws_sns_topic": "use the topic",
    "aws_sns_topic_policy": "use the topic",
    "aws_secretsmanager_secret": "read the secret",
    "aws_secretsmanager_secret_policy": "read the secret",
    "alicloud_ram_role": "take on the role",
}
BUCKETS = frozenset({"aws_s3_bucket", "aws_s3_bucket_policy", "alicloud_oss_bucket_policy"})
HINT = "name who is meant, or add a condition that only they fulfil"
KEYS = frozenset({"aws_kms_key", "aws_kms_key_policy"})


def note(thing: Thing, pos: int) -> Note | None:
    """Say what everybody may do at a resource."""
    if thing.type in BUCKETS:
        message = "by this policy everybody on the internet may do this with the bucket"
        return Note("public-bucket", pos, message, HINT)
    what = OPEN.get(thing.type)
    if what is None:
        return None
    cloud = "AWS" if thing.type.startswith("aws_") else "Alibaba Cloud"
    return Note("open-policy", pos, f"everybody with an account of {cloud} may {what}", HINT)


def stranger(policy: Policy, said: Said, *, complete: bool) -> Read | None:
    """Give the principal of a statement that allows everybody, whatever the circumstances."""
    if not complete or "Condition" in said or "Principal" not in said:
        return None
    effects = [one.node for one in policy.texts(said, "Effect")]
    if len(effects) != 1 or not isinstance(effects[0], Value) or effects[0].value != "Allow":
        return None
    return next(iter(everybody(policy, said)), None)


def everybody(policy: Policy, said: Said) -> Iterator[Read]:
    """Give what names everybody in a statement."""
    from generator.verify.meaning.reading import fields, follow_from

    kind = "AWS" if policy.said.keys == "aws" else "RAM"
    reads = follow_from(policy.thing, said["Principal"][1])
    for one in reads if len(reads) == 1 else ():
        if isinstance(one.node, Pairs):
            kinds, _ = fields(policy.thing, one)
            texts = list(policy.texts(kinds, kind))
        else:
            texts = list(policy.texts(said, "Principal"))
        yield from (text for text in texts if getattr(text.node, "value", None) == "*")


def lockout(policy: Policy, statements: list[Read]) -> bool:
    """Tell whether a key's policy names nobody of an account: AWS refuses it, as a last one."""
    from generator.verify.meaning.reading import fields, follow_from

    for one in statements:
        for each in follow_from(policy.thing, one):
            said, complete = fields(policy.thing, each)
            if not complete or "Principal" not in said:
                return False
            for who in follow_from(policy.thing, said["Principal"][1]):
                kinds, all_kinds = fields(policy.thing, who)
                if not kinds or not all_kinds or kinds.keys() & {"AWS", "Federated"}:
                    return False
    return bool(statements)


def documents(system: System) -> Iterator[tuple[Thing, Note]]:
    """Find statements of `aws_iam_policy_document` that allow everybody, where they are used."""
    for thing in system.of("data.aws_iam_policy_document"):
        wide = list(allowing(thing))
        for other in system.marked if wide else ():
            for name in ARGUMENTS:
                ref: Any = other.refer(name) if other.get(name) is not None else None
                if isinstance(ref, Ref) and ref.address == thing.address:
                    for pos in wide:
                        told = note(other, pos)
                        if told is not None:
                            yield thing, told


def allowing(thing: Thing) -> Iterator[int]:
    """Tell where a document allows everybody, whatever the circumstances."""
    for one in thing.inner("statement"):
        conditioned = any(
            block.type == "condition" or block.labels[:1] == ("condition",)
            for block in one.body.blocks
        ) or ("conditions" in one.body.attributes or "condition" in one.body.attributes)
        if conditioned or not one.certain:
            continue
        if valued(thing.look, one.body, "effect", one.names) not in (None, "Allow"):
            continue
        for who in inner(thing.look, one.body, ("principals",), one.names):
            kind = valued(thing.look, who.body, "type", who.names)
            names = valued(thing.look, who.body, "identifiers", who.names)
            if kind in ("*", "AWS") and "*" in strings(names):
                yield who.pos
