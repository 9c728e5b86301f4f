"""The rules of single values, without Pydantic: each check returns its value or refuses it."""

import re
from collections.abc import Mapping

from generator.paths import DEVICES
from generator.spec.limits import Path
from generator.spec.text import find_hostile, named, shown

MOST_TAGS = 15  # Alibaba Cloud takes 20 for each resource, and gen adds some of its own

_NAME = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
# https://pkg.go.dev/github.com/distribution/reference#pkg-overview
_IMAGE_PART = re.compile(r"[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*")
_IMAGE_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?")
_IMAGE_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
_IMAGE_DIGEST = re.compile(r"sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}")
_LEAST_RSA = 2048  # bits, of what Azure takes
_ED25519 = 32  # bytes
_TAG_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,62}")
_TAG_RESERVED = ("aws", "acs:", "aliyun", "microsoft", "azure", "windows")
_TAG_SECRET = re.compile(
    r"(?i)(?:.*[_.:-])?(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|credentials?)"
)


class Refused(ValueError):  # noqa: N818  it is raised as a verdict, and read as one
    """A value breaks a rule: what is wrong, and how to mend it.

    `path` leads from the value that was checked to the part of it that is at fault; with "[key]" as
    its last step, to the key itself. `also` leads to the other parts that it does not agree with.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        path: Path = (),
        *,
        code: str,
        also: tuple[Path, ...] = (),
    ) -> None:
        self.message = message
        self.hint = hint
        self.path = path
        self.code = code
        self.also = also
        super().__init__(message)


def check_name(value: str) -> str:
    """Check the name of a system: it becomes part of the names of resources in every cloud."""
    rule = "a name has 2 to 24 lower-case letters, digits and dashes, and starts with a letter"
    if "--" in value or not _NAME.fullmatch(value) or len(value) > 24:  # noqa: PLR2004
        lowered = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-0123456789")[:24].strip("-")
        hint = f'for example "{lowered}"' if _NAME.fullmatch(lowered) else 'for example "chat-api"'
        raise Refused(f"{shown(value)} cannot be a name: {rule}", hint, code="GEN208")
    if value in DEVICES:
        raise Refused(
            f"{shown(value)} cannot be a name: Windows keeps it for a device, and could not check "
            "the projects out",
            f'for example "{value}-api"',
            code="GEN208",
        )
    return value


def check_ssh_key(value: str) -> str:
    """Check a public key of SSH: what stands behind its kind is a whole key of that kind.

    The parts of a key are its kind and its numbers, each after its length (RFC 4253, section 6.6).
    """
    kind, _, rest = value.partition(" ")
    parts = _key_parts(rest.partition(" ")[0])
    if not parts or parts[0] != kind.encode():
        raise Refused(
            "this is no whole public key",
            "copy the file that ends in .pub; ssh-keygen -t ed25519 makes one",
            code="GEN207",
        )
    if kind == "ssh-rsa":
        sound = len(parts) == 3 and int.from_bytes(parts[2]).bit_length() >= _LEAST_RSA  # noqa: PLR2004
    else:
        sound = len(parts) == 2 and len(parts[1]) == _ED25519  # noqa: PLR2004
    if not sound:
        raise Refused(
            f"an {kind} key of this size is not taken",
            f"take a key of ssh-ed25519, or of ssh-rsa with {_LEAST_RSA} bits or more",
            code="GEN207",
        )
    return value


def _key_parts(text: str) -> list[bytes]:
    """Return the parts of a key in base64; none where they are not what their lengths say."""
    from base64 import b64decode  # few specs have a key

    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return []
    parts = []
    while data:
        length = int.from_bytes(data[:4])
        if len(data) < 4 + length:
            return []
        parts.append(data[4 : 4 + length])
        data = data[4 + length :]
    return parts


def check_image(value: str) -> str:
    """Check a container image: it names a tag other than `latest`, or a digest."""
    if "://" in value:
        raise Refused(
            f"{shown(value)} is not a container image", "leave out the scheme", code="GEN211"
        )
    rest, at, digest = value.partition("@")
    if at and not _IMAGE_DIGEST.fullmatch(digest):
        raise Refused(
            f"{shown(value)} has no proper digest",
            "a digest is sha256: and 64 hexadecimal digits",
            code="GEN211",
        )
    head, slash, last = rest.rpartition("/")
    last, colon, tag = last.partition(":")
    parts = [*head.split("/"), last] if slash else [last]
    if len(parts) > 1 and (any(sign in parts[0] for sign in ".:") or parts[0] == "localhost"):
        host = parts.pop(0)
        if not _IMAGE_HOST.fullmatch(host):
            raise Refused(
                f"{shown(host)} is not the host of a registry", "as in ghcr.io", code="GEN211"
            )
    if not all(_IMAGE_PART.fullmatch(part) for part in parts):
        hint = 'write it as in "ghcr.io/team/server:1.4.2", in lower case'
        raise Refused(f"{shown(value)} is not a container image", hint, code="GEN211")
    if colon and not _IMAGE_TAG.fullmatch(tag):
        raise Refused(
            f"{shown(tag)} is not a tag of an image",
            "a tag has up to 128 letters, digits, dots, dashes and underscores",
            code="GEN211",
        )
    if not digest and tag in {"", "latest"}:
        raise Refused(
            f"{shown(value)} means another image tomorrow",
            f'name a version, as in "{rest.partition(":")[0] if not slash else head + slash + last}'
            ':1.4.2", or a digest with "@sha256:..."',
            code="GEN211",
        )
    return value


def check_text(value: str) -> str:
    """Check a free text such as a description: printable, on one line, no space at either end."""
    hostile = find_hostile(value, ())
    if hostile:
        raise Refused(hostile.message, hostile.hint, code=hostile.code)
    if value != value.strip():
        raise Refused("a text starts or ends with a space", "remove it", code="GEN215")
    return value


def check_tags(value: Mapping[str, str]) -> dict[str, str]:
    """Check tags: all three clouds take them, on every kind of resource.

    Sources: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html,
    https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources (no `/` in a
    name, names that differ only in case are one), https://help.aliyun.com/document_detail/25477.html
    """
    if len(value) > MOST_TAGS:
        raise Refused(
            f"{len(value)} tags; at most {MOST_TAGS} are allowed",
            "the clouds' own limit is 20 for a resource, and gen sets some",
            code="GEN214",
        )
    seen: dict[str, str] = {}
    for key, text in value.items():
        _check_tag_key(key)
        other = seen.setdefault(key.lower(), key)
        if other != key:
            raise Refused(
                f"the tags {named(other)} and {named(key)} differ only in case",
                "Azure takes them for one: keep one of them",
                (key, "[key]"),
                code="GEN214",
                also=((other, "[key]"),),
            )
        _check_tag_value(key, text)
    return dict(value)


def names_secret(key: str) -> bool:
    """Tell whether what is called so is a secret, as in `db_password`."""
    return _TAG_SECRET.fullmatch(key) is not None


def _check_tag_key(key: str) -> None:
    if not _TAG_KEY.fullmatch(key):
        raise Refused(
            f"{named(key)} cannot be the name of a tag",
            "it starts with a letter and has up to 63 letters, digits and characters of _ . : -",
            (key, "[key]"),
            code="GEN214",
        )
    for start in _TAG_RESERVED:
        if key.lower().startswith(start):
            raise Refused(
                f"the tag {named(key)} starts with {shown(start)}, which a cloud keeps for itself",
                "name it differently",
                (key, "[key]"),
                code="GEN214",
            )
    if names_secret(key):
        raise Refused(
            f"the tag {named(key)} seems to hold a secret; tags are shown to everyone",
            "remove it, and keep the secret in the cloud's secret store",
            (key, "[key]"),
            code="GEN214",
        )


def _check_tag_value(key: str, text: str) -> None:
    if len(text) > 128:  # noqa: PLR2004
        raise Refused(
            f"the value of the tag {named(key)} has {len(text)} characters",
            "at most 128 are allowed",
            (key,),
            code="GEN214",
        )
    odd = next((x for x in text if not (x.isalnum() or x in " _.:/=+-@")), None)
    if odd is not None:
        raise Refused(
            f"the value of the tag {named(key)} holds {named(odd)}",
            "the clouds take letters, digits, spaces and _ . : / = + - @",
            (key,),
            code="GEN214",
        )
    if text != text.strip() or "http://" in text or "https://" in text:
        raise Refused(
            f"the value of the tag {named(key)} is none that every cloud takes",
            "leave out spaces at its ends, and http:// or https:// inside",
            (key,),
            code="GEN214",
        )
