"""Ranges of addresses, read and cut as Terraform 1.11 does it."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.cidr import cidrhost, cidrnetmask, cidrsubnet, cidrsubnets, read

NO_RANGE = [
    "", "10.0.0/8", "10.0.0.300/8", "10.0.0.0/33", " 10.0.0.0/8", "10.0.0.0/ 8", "10.0.0.0/+8",
    "1_0.0.0.0/8", "010.0.0.0/8", "\u0663.0.0.0/8", "10.0.0.0/\u00b2", "10.0.0.0/255.0.0.0",
    "10.0.0.0/", "fd00::/129", "fd00::/ff00::", "fe80::1%eth0/64", "fd00::g/8",
]  # fmt: skip
CUTS: list[tuple[Callable[..., Any], tuple[Any, ...], Any]] = [
    (cidrsubnet, ("10.0.0.0/8", 8, 1), "10.1.0.0/16"),
    (cidrsubnet, ("10.0.0.1/8", 8, 1), "10.1.0.0/16"),
    (cidrsubnet, ("10.0.0.0/08", 8, 1), "10.1.0.0/16"),
    (cidrsubnet, ("10.0.0.0/32", 0, 0), "10.0.0.0/32"),
    (cidrsubnet, ("fd00::/8", 40, 1), "fd00:0:1::/48"),
    (cidrsubnet, ("10.0.0.0", 8, 1), None),
    (cidrsubnet, ("10.0.0.0/8", 33, 0), None),
    (cidrsubnet, ("10.0.0.0/8", 8, 256), None),
    (cidrsubnet, ("10.0.0.0/8", 8.5, 1), None),
    (cidrsubnets, ("10.0.0.7/8", 1), ["10.0.0.0/9"]),
    (cidrsubnets, ("10.0.0.0/8", 8, 4), ["10.0.0.0/16", "10.16.0.0/12"]),
    (cidrsubnets, ("10.0.0.0/30", 1, 1, 1), None),
    (cidrsubnets, ("10.0.0.0/8", 33), None),
    (cidrsubnets, ("10.0.0.0/8", 0), None),
    (cidrhost, ("10.0.0.5/30", 1), "10.0.0.5"),
    (cidrhost, ("10.0.0.0/8", -1), "10.255.255.255"),
    (cidrhost, ("fd00::/64", 16), "fd00::10"),
    (cidrhost, ("10.0.0.0/30", 4), None),
    (cidrhost, ("10.0.0.0/30", -5), None),
    (cidrnetmask, ("10.0.0.0/012",), "255.240.0.0"),
    (cidrnetmask, ("10.0.0.0/1",), "128.0.0.0"),
    (cidrnetmask, ("fd00::/8",), None),
]


@pytest.mark.parametrize("text", NO_RANGE)
def test_what_is_no_range(text: str) -> None:
    """What a provider takes for no range is none, also where Python's library is more generous."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10.1.0.0/16", ("10.1.0.0/16", False)),
        ("10.1.2.3/16", ("10.1.0.0/16", True)),
        ("10.1.2.3", ("10.1.2.3/32", False)),
        ("FD00:0::/8", ("fd00::/8", False)),
        ("fd00::1/8", ("fd00::/8", True)),
    ],
)
def test_what_is_a_range(text: str, said: tuple[str, bool]) -> None:
    """A range is written in the usual form, and bits beyond its length are told."""
    found = read(text)
    assert found is not None
    assert (str(found[0]), found[1]) == said


@pytest.mark.parametrize(("function", "given", "made"), CUTS)
def test_cuts(function: Callable[..., Any], given: tuple[Any, ...], made: Any) -> None:
    """A network is cut as Terraform cuts it, and what Terraform refuses is refused."""
    if made is None:
        with pytest.raises(ValueError, match=r"."):
            function(*given)
    else:
        assert function(*given) == made
