"""Servers on Alibaba Cloud: their disks, how one logs in, and who reads their credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.finding import Note
from generator.verify.meaning.things import valued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
TEMPLATES = ("alicloud_ecs_launch_template", "alicloud_launch_template")
SERVERS = ("alicloud_instance", "alicloud_ess_scaling_configuration")
OPEN = (None, False)


def judge(system: System) -> Iterator[Found]:
    """Judge servers, what they are made after, and disks of their own."""
    for thing in system.of("alicloud_ecs_disk", "alicloud_disk"):
        if thing.value("encrypted") in OPEN:
            yield thing, clear(thing.pos("encrypted"), "encrypted")
    for thing in system.of(*SERVERS):
        # What a launch template says is not seen here.
        templated = thing.get("launch_template_id") or thing.get("launch_template_name")
        if not templated and thing.value("system_disk_encrypted") in OPEN:
            yield thing, clear(thing.pos("system_disk_encrypted"), "system_disk_encrypted")
        yield from disks(thing, "data_disks", "data_disk")
        yield from password(thing)
    for thing in system.of("alicloud_instance"):
        templated = thing.get("launch_template_id") or thing.get("launch_template_name")
        if not templated:
            yield from tokens(thing)
    for thing in system.of(*TEMPLATES):
        yield from disks(thing, "system_disk")
        yield from disks(thing, "data_disks")
        yield from tokens(thing)


def disks(thing: Thing, *names: str) -> Iterator[Found]:
    """Judge disks that are told inside of something else."""
    for one in thing.inner(*names):
        known = one.certain or one.body.attributes
        if known and valued(thing.look, one.body, "encrypted", one.names) in OPEN:
            yield thing, clear(one.pos, "encrypted")


def clear(pos: int, name: str) -> Note:
    """Say that a disk is not encrypted."""
    message = "the disk is stored in the clear"
    return Note("unencrypted-disk", pos, message, f"set `{name}` to true")


def password(thing: Thing) -> Iterator[Found]:
    """Find servers that a password opens."""
    for name in ("password", "kms_encrypted_password"):
        node = thing.get(name)
        if node is not None and thing.value(name) is not None:
            message = "a password opens the server"
            hint = "use `key_name`, or the cloud's own console, and no password"
            yield thing, Note("password-login", thing.pos(name), message, hint)


def tokens(thing: Thing) -> Iterator[Found]:
    """Find servers whose credentials a forged request can read."""
    off = thing.value("http_endpoint") == "disabled"
    if not off and thing.value("http_tokens") in (None, "optional"):
        message = "the server's metadata, and its credentials, are read without a session's token"
        hint = 'set `http_tokens` to "required"'
        yield thing, Note("open-metadata", thing.pos("http_tokens"), message, hint)
