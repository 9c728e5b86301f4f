"""What texts must look like: numbers, addresses, ranges, ARNs, JSON."""

import json
import re
from collections.abc import Callable

from generator.cidr import read

# Compiled when first used: most projects need one of them at most.
NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"


def is_number(text: str) -> bool:
    """Tell whether Terraform makes a number of a text."""
    if text.isdecimal() or not text[-1:].isdecimal():
        return text.isdecimal()
    return re.fullmatch(NUMBER, text) is not None


def is_arn(text: str) -> bool:
    """Tell whether a text has the parts of an ARN; some of them may be empty."""
    parts = text.split(":", 5)  # arn, partition, service, region, account, resource
    if len(parts) != 6 or parts[0] != "arn" or not parts[1] or not parts[5]:  # noqa: PLR2004 (see above)
        return False
    return all(letter.isalnum() or letter in "-_" for part in parts[1:5] for letter in part)


def is_cidr(text: str) -> bool:
    """Tell whether a text is a range of addresses in CIDR notation."""
    return "/" in text and read(text) is not None


def is_ip(text: str) -> bool:
    """Tell whether a text is an IP address."""
    return "/" not in text and read(text) is not None


def is_json(text: str) -> bool:
    """Tell whether a text is JSON."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def ANY(_: str) -> bool:  # noqa: N802 (stands in a table of constants)
    """Accept everything: a form that is not known."""
    return True


FORMATS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "cidr": ("a range in CIDR notation", is_cidr),
    "ip": ("an IP address", is_ip),
    "json": ("a JSON document", is_json),
    "arn": ("an ARN", is_arn),
    "bool": ("`true` or `false`", lambda text: text in ("true", "false")),
}
