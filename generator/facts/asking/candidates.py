"""Values to try on a provider that is fussy: pairs, since a change needs two."""

import json
from typing import Any

NONSENSE = "~nonsense~"
FAR = 987654321
LONG = 5000  # characters, more than any name may have
MANY = 101  # items, more than most lists may have
ACCOUNT = "123456789012"
TEXTS: tuple[tuple[str, str], ...] = (
    ("v0", "v1"),
    (f"arn:aws:iam::{ACCOUNT}:role/v0", f"arn:aws:iam::{ACCOUNT}:role/v1"),
    ("10", "20"),
    ("3600", "7200"),
    ("some-name-0", "some-name-1"),
    ("some_name_0", "some_name_1"),
    ("SomeName", "OtherName"),
    ("https://example.com/v0", "https://example.com/v1"),
    ("s3://some-bucket/v0", "s3://some-bucket/v1"),
    ("/v0", "/v1"),
    (ACCOUNT, "210987654321"),
    ("10.0.0.0/16", "10.1.0.0/16"),
    ("10.0.0.1", "10.0.0.2"),
    ("fd00::1", "fd00::2"),
    ("2001:db8::/56", "2001:db8:1::/56"),
    ("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z"),
    ("2030-01-01", "2031-01-01"),
    (json.dumps({"v": 0}), json.dumps({"v": 1})),
    ("[]", "[1]"),
    ("us-east-1", "us-west-2"),
    ("us-east-1a", "us-east-1b"),
    ("true", "false"),
    ("5m", "10m"),
    ("300s", "600s"),
    ("rate(1 hour)", "rate(2 hours)"),
    ("cron(0 1 * * ? *)", "cron(0 2 * * ? *)"),
    ("mon:05:00-mon:06:00", "tue:05:00-tue:06:00"),
    ("05:00-06:00", "07:00-08:00"),
    ("05:00", "06:00"),
    ("1:05:00", "2:05:00"),
    ("djA=", "djE="),
    ("someone@example.com", "other@example.com"),
    ("v0.example.com", "v1.example.com"),
    ("64512", "64513"),
    ("1.0", "2.0"),
    ("vpc-12345678", "vpc-87654321"),
    ("ou-abcd-12345678", "ou-abcd-87654321"),
    ("+15555550100", "+15555550101"),
    ("01234567-89ab-cdef-0123-456789abcdef", "11234567-89ab-cdef-0123-456789abcdef"),
    ("a" * 32, "b" * 32),
)
NUMBERS: tuple[tuple[int, int], ...] = (
    (1, 2),
    (0, 1),
    (-1, 1),
    (10, 20),
    (60, 120),
    (300, 600),
    (3600, 7200),
    (86400, 172800),
    (1024, 2048),
)
OF_FORMAT = {
    "arn": TEXTS[1],
    "cidr": ("10.0.0.0/16", "10.1.0.0/16"),
    "ip": ("10.0.0.1", "10.0.0.2"),
    "json": (json.dumps({"v": 0}), json.dumps({"v": 1})),
    "bool": ("true", "false"),
}


def suggested(facts: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Make pairs from what is known of an argument."""
    pairs: list[tuple[Any, Any]] = []
    if choices := facts.get("one_of"):
        pairs.append((choices[0], choices[-1]))
    if limits := facts.get("range"):
        pairs.append((limits[0], min(limits[0] + 1, limits[1])))
    if "at_least" in facts:
        pairs.append((facts["at_least"], facts["at_least"] + 1))
    if "at_most" in facts:
        pairs.append((facts["at_most"], facts["at_most"] - 1))
    if form := facts.get("format"):
        pairs.append(OF_FORMAT[form])
    if limits := facts.get("length"):
        pairs.extend((one * int(limits[0]), other * int(limits[0])) for one, other in ("ab", "AB"))
    return pairs


def scalar(type_: Any) -> str:
    """Give the scalar type that a type is made of: of its items, where it is a list of scalars."""
    if isinstance(type_, str):
        return type_
    kind, of = type_
    return of if kind in ("list", "set") and isinstance(of, str) else ""


def typed(type_: Any, value: Any) -> Any:
    """Give a scalar as a type wants it: alone, or as the only item."""
    return value if isinstance(type_, str) else [value]
