"""Ranges of addresses: read, compared and written; of IPv4 by hand, which takes a tenth."""

from __future__ import annotations

from typing import NamedTuple

from generator.verify.terraform.notations import BYTES

IPV4 = 32  # bits of an address
BYTE = 0xFF


class Range(NamedTuple):
    """The addresses from `first` that agree in `length` bits; `bits` are those of an address."""

    bits: int
    first: int
    length: int

    @property
    def last(self) -> int:
        """The last address."""
        return self.first + (1 << (self.bits - self.length)) - 1

    def within(self, other: Range) -> bool:
        """Tell whether all of it lies in another range; of other versions nothing is said."""
        return self.bits != other.bits or other.first <= self.first <= self.last <= other.last

    def __str__(self) -> str:
        """Write it in CIDR notation."""
        if self.bits == IPV4:
            return f"{dotted(self.first)}/{self.length}"
        from ipaddress import IPv6Address

        return f"{IPv6Address(self.first)}/{self.length}"


def dotted(address: int) -> str:
    """Write an address of IPv4."""
    return ".".join(str(address >> shift & BYTE) for shift in (24, 16, 8, 0))


def read(text: str) -> tuple[Range, bool] | None:
    """Read a range, and tell whether bits are set beyond its length; None where it is none."""
    address, slash, held = text.partition("/")
    parts = address.split(".")
    plain = held.isdecimal() and int(held) <= IPV4 if slash else True
    if len(parts) == IPV4 // 8 and plain and all(part in BYTES for part in parts):
        whole = int.from_bytes(map(int, parts), "big")
        length = int(held) if slash else IPV4
        first = whole >> (IPV4 - length) << (IPV4 - length)
        return Range(IPV4, first, length), first != whole
    return other(text)


def other(text: str) -> tuple[Range, bool] | None:
    """Read a range of IPv6, or one that is written otherwise."""
    from ipaddress import ip_interface

    try:
        host = ip_interface(text)
    except ValueError:
        return None
    first = int(host.network.network_address)
    return Range(host.max_prefixlen, first, host.network.prefixlen), int(host.ip) != first
