"""Stores of objects and keys: who may read them, by what transport, and what is kept of them.

With Azure's go its Redis, and the domains of its Front Door, whose transport is told alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref, strings
from generator.verify.meaning.reading import Read, fields, items
from generator.verify.meaning.things import valued
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.hcl import Expression
    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
# Arguments, by type, and the values by which everybody may read.
PUBLIC: dict[str, tuple[str, tuple[Any, ...]]] = {
    "alicloud_oss_bucket": ("acl", ("public-read", "public-read-write")),
    "alicloud_oss_bucket_acl": ("acl", ("public-read", "public-read-write")),
    "alicloud_oss_bucket_object": ("acl", ("public-read", "public-read-write")),
    "aws_s3_bucket_acl": ("acl", ("public-read", "public-read-write", "authenticated-read")),
    "azurerm_storage_account": ("allow_nested_items_to_be_public", (True,)),
    "azurerm_storage_container": ("container_access_type", ("blob", "container")),
    "azure_native.storage.StorageAccount": ("allow_blob_public_access", (True,)),
    "azure_native.storage.BlobContainer": ("public_access", ("Blob", "Container")),
}
OLD_TLS = frozenset({"TLSv1", "TLSv1.0", "TLSv1.1", "TLS_1_0", "TLS_1_1"})

# Arguments that say which versions of TLS clients may use, and versions that are broken.
WEAK = {
    "azurerm_storage_account": ("min_tls_version", ("TLS1_0", "TLS1_1")),
    "azure_native.storage.StorageAccount": ("minimum_tls_version", ("TLS1_0", "TLS1_1")),
    "azurerm_redis_cache": ("minimum_tls_version", ("1.0", "1.1")),
    "azure_native.redis.Redis": ("minimum_tls_version", ("1.0", "1.1")),
}
# Arguments that say whether requests need TLS, and what lets them come without.
BARE = {
    "azurerm_storage_account": ("https_traffic_only_enabled", False),
    "azure_native.storage.StorageAccount": ("enable_https_traffic_only", False),
    "azurerm_redis_cache": ("non_ssl_port_enabled", True),
    "azure_native.redis.Redis": ("enable_non_ssl_port", True),
}
DOMAINS = {
    "azurerm_cdn_frontdoor_custom_domain": "tls",
    "azure_native.cdn.AFDCustomDomain": "tls_settings",
}


def judge(system: System) -> Iterator[Found]:
    """Judge buckets, what is set for them elsewhere, and keys."""
    for type_, (name, values) in PUBLIC.items():
        for thing in system.of(type_):
            for names in thing.instances():
                value = thing.value(name, names)
                if isinstance(value, str | bool) and value in values:
                    hint = "keep it private, and grant each reader access by a policy"
                    message = f"by this `{thing.spelt(name)}` everybody on the internet may read"
                    yield thing, Note("public-bucket", thing.pos(name), message, hint)
                    break
    yield from transport(system)
    yield from bare(system)
    buckets = list(system.of("alicloud_oss_bucket"))
    if buckets:
        yield from plain_http(system, buckets)
    for thing in buckets:
        yield from versions(thing)
    for thing in system.of("alicloud_oss_bucket_https_config"):
        old = [one for one in strings(thing.value("tls_versions")) if one in OLD_TLS]
        if old:
            yield thing, broken(thing.pos("tls_versions"), old[0])
    for thing in system.of("alicloud_kms_key"):
        yield from rotation(thing)


def transport(system: System) -> Iterator[Found]:
    """Judge which versions of TLS the clients of Azure's stores and domains may use."""
    for type_, (name, old) in WEAK.items():
        for thing in system.of(type_):
            value = thing.value(name)
            if value in old:
                yield thing, broken(thing.pos(name), value)
    for type_, block in DOMAINS.items():
        for thing in system.of(type_):
            for one in thing.inner(block):
                if valued(thing.look, one.body, "minimum_tls_version", one.names) == "TLS10":
                    yield thing, broken(one.pos, "TLS10")


def bare(system: System) -> Iterator[Found]:
    """Find stores of Azure that answer without TLS."""
    for type_, (name, open_) in BARE.items():
        for thing in system.of(type_):
            if thing.value(name) is open_:
                said = thing.spelt(name)
                message = f"by this `{said}` requests may come without TLS"
                hint = f"set `{said}` to {str(not open_).lower()}"
                yield thing, Note("plain-http", thing.pos(name), message, hint)


def broken(pos: int, version: str) -> Note:
    """Say that a version of TLS is broken."""
    return Note("old-tls", pos, f"clients may use `{version}`, which is broken")


def plain_http(system: System, buckets: list[Thing]) -> Iterator[Found]:
    """Find buckets that nothing keeps from answering without TLS.

    A policy that refuses it does, and so do settings of TLS, which say that somebody thought of it.
    """
    safe: set[str] = set()
    for type_ in ("alicloud_oss_bucket_https_config", "alicloud_oss_bucket_policy"):
        for thing in system.of(type_):
            if type_.endswith("policy") and not refuses(thing, thing.get("policy")):
                continue
            for names in thing.instances():
                bucket = thing.refer("bucket", names)
                if not isinstance(bucket, Ref):
                    return  # It may be any of them.
                safe.add(bucket.address)
    for thing in buckets:
        if thing.address not in safe and not refuses(thing, thing.get("policy")):
            message = "the bucket answers without TLS: no policy refuses what comes by plain HTTP"
            hint = "deny `oss:*` where `acs:SecureTransport` is `false`"
            yield thing, Note("plain-http", thing.block.pos, message, hint)


def refuses(thing: Thing, policy: Expression | None) -> bool:
    """Tell whether a policy refuses plain HTTP, or may."""
    if policy is None:
        return False
    from generator.verify.meaning.documents import UnreadableError, documents

    try:
        found = documents(thing, policy)
    except UnreadableError:
        return True  # What is wrong with it is told elsewhere.
    if not found:
        return True
    return any(speaks(thing, one) for one in found)


def speaks(thing: Thing, document: Read) -> bool:
    """Tell whether a policy's statements name the transport, or are not all known."""
    top, complete = fields(thing, document)
    statement = top.get("Statement")
    if statement is None:
        return not complete
    statements, all_ = items(thing, statement[1])
    if not all_:
        return True
    for one in statements:
        said, whole = fields(thing, one)
        condition = said.get("Condition")
        if not whole and condition is None:
            return True
        if condition is None:
            continue
        operators, sure = fields(thing, condition[1])
        for _, value in operators.values():
            keys, each = fields(thing, value)
            sure = sure and each
            if "acs:SecureTransport" in keys:
                return True
        if not sure:
            return True
    return False


def versions(thing: Thing) -> Iterator[Found]:
    """Find buckets with versions whose objects expire and whose versions do not."""
    enabled = [
        valued(thing.look, one.body, "status", one.names) == "Enabled"
        for one in thing.inner("versioning")
    ]
    if enabled != [True]:
        return
    rules = thing.inner("lifecycle_rule")
    if not rules or not all(one.certain for one in rules):
        return
    expire: list[int] = []
    for rule in rules:
        for block in rule.body.blocks:
            name = block.labels[0] if block.type == "dynamic" and block.labels else block.type
            if name == "noncurrent_version_expiration":
                return
            if name == "expiration" and block.body.attributes.keys() & {"days", "date"}:
                expire.append(block.pos)
        if "noncurrent_version_expiration" in rule.body.attributes:
            return
    for pos in expire[:1]:
        message = "in a bucket with versions this only hides objects: each version stays, and costs"
        hint = "add `noncurrent_version_expiration`"
        yield thing, Note("hidden-versions", pos, message, hint)


def rotation(thing: Thing) -> Iterator[Found]:
    """Find keys that never get new material; those of a pair, and imported ones, cannot.

    For the one key of an account outside of an instance of KMS that is sold apart: who has not
    bought it says so by "Disabled".
    """
    spec, origin = thing.value("key_spec"), thing.value("origin")
    if spec not in (None, "Aliyun_AES_256", "Aliyun_SM4") or origin not in (None, "Aliyun_KMS"):
        return
    said = thing.value("automatic_rotation")
    if said == "Disabled" and thing.value("dkms_instance_id") is None:
        return
    if said in (None, "Disabled") and said is not UNKNOWN:
        pos = thing.pos("automatic_rotation")
        hint = 'set `automatic_rotation` to "Enabled", and `rotation_interval`'
        yield thing, Note("unrotated-key", pos, "the key keeps its material for ever", hint)
