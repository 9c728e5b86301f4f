"""The rules of single values, without Pydantic: each check returns its value or refuses it."""

import re
from collections.abc import Mapping

from generator.paths import DEVICES
from generator.spec.limits import Path
from generator.spec.text import find_hostile, named, shown

MOST_TAGS = 15  # Alibaba Cloud takes 20 for each resource, and gen adds some of its own

_NAME = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_CIDR = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})/([0-9]{1,2})")
_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_PATH = re.compile(r"/[A-Za-z0-9/_.~-]*")
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}")
_ORIGIN = re.compile(r"https://([^/:@?#\s]+)(?::([0-9]{1,5}))?")
# https://pkg.go.dev/github.com/distribution/reference#pkg-overview
_IMAGE_PART = re.compile(r"[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*")
_IMAGE_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?")
_IMAGE_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
_IMAGE_DIGEST = re.compile(r"sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}")
_TAG_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,62}")
_TAG_RESERVED = ("aws", "acs:", "aliyun", "microsoft", "azure", "windows")
_TAG_SECRET = re.compile(
    r"(?i)(?:.*[_.:-])?(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|credentials?)"
)
_PRIVATE = (("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16))
# https://www.iana.org/assignments/iana-ipv4-special-registry: no client calls from these.
_NO_CLIENTS = (
    ("0.0.0.0", 8),  # noqa: S104  a range, not a socket
    ("127.0.0.0", 8),
    ("169.254.0.0", 16),
    ("224.0.0.0", 3),
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


def _bits(address: str) -> int:
    number = 0
    for part in address.split("."):
        number = number * 256 + int(part)
    return number


def _network(value: str, usual: int = 32) -> tuple[int, int]:
    """Return the first address, as a number, and the prefix length of an IPv4 range."""
    match = _CIDR.fullmatch(value)
    parts = match.groups() if match else ()
    if not parts or any(str(int(part)) != part for part in parts):
        hint = 'write four numbers and a prefix length, as in "10.40.0.0/16"'
        if ":" in value:
            hint = "IPv6 ranges are not supported"
        elif _ADDRESS.fullmatch(value):
            hint = f'add a prefix length, as in "{value}/{usual}"'
        raise Refused(f"{shown(value)} is not an IPv4 range", hint, code="GEN209")
    length = int(parts[-1])
    if any(int(part) > 255 for part in parts[:4]) or length > 32:  # noqa: PLR2004
        raise Refused(
            f"{shown(value)} is not an IPv4 range",
            "its numbers go up to 255, its prefix length up to 32",
            code="GEN209",
        )
    address = _bits(value.partition("/")[0])
    first = address & ~((1 << (32 - length)) - 1)
    if first != address:
        start = ".".join(str(first >> shift & 255) for shift in (24, 16, 8, 0))
        raise Refused(
            f"{shown(value)} does not start where a range of its size can start",
            f'did you mean "{start}/{length}"?',
            code="GEN209",
        )
    return address, length


def _within(network: tuple[int, int], blocks: tuple[tuple[str, int], ...]) -> bool:
    address, length = network
    return any(
        length >= size and address >> (32 - size) == _bits(block) >> (32 - size)
        for block, size in blocks
    )


def check_cidr(value: str) -> str:
    """Check the range of a private network: RFC 1918, from /16 to /28.

    AWS sets these bounds (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html);
    Alibaba Cloud and Azure take them too. The shared range of RFC 6598, 100.64.0.0/10, is none for
    a portable spec: Alibaba Cloud keeps it for its own services
    (https://www.alibabacloud.com/help/en/vpc/user-guide/plan-and-design-a-vpc).
    """
    network = _network(value, 16)
    if not _within(network, _PRIVATE):
        raise Refused(
            f"{shown(value)} is not a private range",
            "take a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
            code="GEN209",
        )
    length = network[1]
    if not 16 <= length <= 28:  # noqa: PLR2004
        size = "large" if length < 16 else "small"  # noqa: PLR2004
        address = value.partition("/")[0]
        nearest = f"{address}/{16 if length < 16 else 28}"  # noqa: PLR2004
        hint = f'a network has a prefix length from 16 to 28, as in "{nearest}"'
        if length > 28:  # noqa: PLR2004
            hint = "a network has a prefix length from 16 to 28"
        raise Refused(f"{shown(value)} is too {size} for a network", hint, code="GEN209")
    return value


def check_client_cidr(value: str) -> str:
    """Check the range of callers: `0.0.0.0/0` for everyone, or a range from /8 to /32."""
    network = _network(value)
    if network == (0, 0):
        return value
    if network[1] < 8:  # noqa: PLR2004
        raise Refused(
            f"{shown(value)} is too large for a range of callers",
            'name smaller ranges, or say "0.0.0.0/0" if everyone may call',
            code="GEN209",
        )
    if _within(network, _NO_CLIENTS):
        raise Refused(
            f"no caller has an address in {shown(value)}",
            'name the range that callers come from, as in "203.0.113.0/24"',
            code="GEN209",
        )
    return value


def overlapping(first: str, second: str) -> bool:
    """Tell whether two IPv4 ranges share an address. Raises Refused for what is no range."""
    (a, long), (b, short) = _network(first), _network(second)
    shift = 32 - min(long, short)
    return a >> shift == b >> shift


def check_hostname(value: str) -> str:
    """Check the full DNS name of a host, in lower case, without a dot at its end (RFC 1123)."""
    return _dns(value, "a host name", "chat.example.com")


def check_zone_name(value: str) -> str:
    """Check the DNS name of a zone, in lower case, without a dot at its end."""
    return _dns(value, "the name of a DNS zone", "example.com")


def _dns(value: str, kind: str, example: str) -> str:
    hint = f'write it as in "{example}"'
    labels = value.split(".")
    fits = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    if not fits or len(value) > 253 or labels[-1].isdigit():  # noqa: PLR2004
        if "://" in value or "/" in value:
            hint = f'write the name alone, without scheme and path, as in "{example}"'
        elif not value.isascii():
            hint = "write international names in their xn-- form"
        elif value.endswith(".") and len(labels) > 2:  # noqa: PLR2004
            hint = "leave out the dot at the end"
        elif value != value.lower():
            hint = "write it in lower case"
        elif "*" in value:
            hint = "a wildcard is not a name; name the host itself"
        elif _ADDRESS.fullmatch(value):
            hint = f'an address is not a name; write one as in "{example}"'
        raise Refused(f"{shown(value)} is not {kind}", hint, code="GEN210")
    return value


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


def check_http_path(value: str) -> str:
    """Check the path of a URL: from `/`, without query, of at most 256 characters."""
    hint = 'write it as in "/health"'
    if not _PATH.fullmatch(value) or len(value) > 256:  # noqa: PLR2004
        if "?" in value or "#" in value:
            hint = "leave out the query and the fragment"
        elif not value.startswith("/"):
            nearest = f"/{value.rpartition('/')[2]}"
            hint = "it starts with a slash, as in "
            hint += shown(nearest) if _PATH.fullmatch(nearest) else '"/health"'
        raise Refused(f"{shown(value)} is not the path of a URL", hint, code="GEN212")
    if "//" in value or {".", ".."} & set(value.split("/")):
        raise Refused(
            f"{shown(value)} is not a plain path", 'leave out "//", "." and ".."', code="GEN212"
        )
    return value


def check_email(value: str) -> str:
    """Check an email address that a cloud can send to."""
    user, at, host = value.rpartition("@")
    if not at or not _EMAIL.fullmatch(user) or ".." in user or user.endswith("."):
        raise Refused(
            f"{shown(value)} is not an email address", 'as in "oncall@example.com"', code="GEN213"
        )
    _dns(host.lower(), "the host of an email address", "example.com")
    return value


def check_origin(value: str) -> str:
    """Check the origin of a web page: `https://host` or `https://host:port`."""
    if value == "*":
        raise Refused(
            "the origin `*` lets every page on the internet call",
            'name the pages that may, as in "https://app.example.com"',
            code="GEN213",
        )
    match = _ORIGIN.fullmatch(value)
    if match is None:
        hint = 'write it as in "https://app.example.com"'
        if value.startswith("http://"):
            hint = "only https is allowed; " + hint
        elif value.startswith("https://"):
            hint = "leave out the path, also a slash at the end; " + hint
        raise Refused(f"{shown(value)} is not an origin", hint, code="GEN213")
    host, port = match.groups()
    _dns(host, "the host of an origin", "app.example.com")
    if port is not None and not (1 <= int(port) <= 65535 and str(int(port)) == port):  # noqa: PLR2004
        raise Refused(
            f"{shown(value)} has no proper port", "ports go from 1 to 65535", code="GEN213"
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
