"""The rules of IPv4 ranges, names in the DNS, paths of URLs, email addresses and web origins."""

import re

from generator.spec.checks import Refused
from generator.spec.text import shown

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_CIDR = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})/([0-9]{1,2})")
_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_PATH = re.compile(r"/[A-Za-z0-9/_.~-]*")
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}")
_ORIGIN = re.compile(r"https://([^/:@?#\s]+)(?::([0-9]{1,5}))?")
_PRIVATE = (("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16))
# https://www.iana.org/assignments/iana-ipv4-special-registry: no client calls from these.
_NO_CLIENTS = (
    ("0.0.0.0", 8),  # noqa: S104  a range, not a socket
    ("127.0.0.0", 8),
    ("169.254.0.0", 16),
    ("224.0.0.0", 3),
)


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
