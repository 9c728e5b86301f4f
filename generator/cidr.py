"""Ranges of addresses: read, compared, and cut as Terraform's functions do it.

A range is read as the providers read it: without white space, signs, leading zeros in an address,
or a mask in the place of a length. What is no range to them, or what Terraform's functions refuse,
is a ValueError: its outcome is not known. IPv4 is done by hand, which takes a tenth of the library.
"""

from __future__ import annotations

from typing import NamedTuple

BITS, BYTE = 32, 0xFF  # of an address of IPv4, and of one of its numbers
_BYTES = frozenset(map(str, range(BYTE + 1)))


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
        return f"{written(self.first, self.bits)}/{self.length}"


def written(address: int, bits: int) -> str:
    """Write an address."""
    if bits == BITS:
        return ".".join(str(address >> shift & BYTE) for shift in (24, 16, 8, 0))
    from ipaddress import IPv6Address

    return str(IPv6Address(address))


def read(text: str) -> tuple[Range, bool] | None:
    """Read a range, and tell whether bits are set beyond its length; None where it is none.

    An address without a length is a range of one.
    """
    address, slash, held = text.partition("/")
    if slash and not (held.isascii() and held.isdecimal()):
        return None
    if ":" in address:
        return _read_ipv6(text)
    parts = address.split(".")
    length = int(held) if slash else BITS
    if len(parts) != BITS // 8 or length > BITS or not all(part in _BYTES for part in parts):
        return None
    whole = int.from_bytes(map(int, parts), "big")
    first = whole >> (BITS - length) << (BITS - length)
    return Range(BITS, first, length), first != whole


def _read_ipv6(text: str) -> tuple[Range, bool] | None:
    from ipaddress import IPv6Interface

    try:
        host = IPv6Interface(text)
    except ValueError:
        return None
    if "%" in text:  # the name of a link, which is no part of a range
        return None
    first = int(host.network.network_address)
    return Range(host.max_prefixlen, first, host.network.prefixlen), int(host.ip) != first


def cidrsubnet(prefix: str, bits: int, number: int) -> str:
    """Cut a subnet out of a network: `bits` longer, the one of this number."""
    network = _network(prefix)
    bits, number = _whole(bits), _whole(number)
    length = network.length + bits
    if bits < 0 or length > network.bits or not 0 <= number < 1 << bits:
        raise ValueError("no such subnet")
    return str(Range(network.bits, network.first + (number << (network.bits - length)), length))


def cidrsubnets(prefix: str, *bits: int) -> list[str]:
    """Cut subnets out of a network, one after the other."""
    network = _network(prefix)
    at, found = network.first, []
    for longer in map(_whole, bits):
        length = network.length + longer
        if longer < 1 or length > network.bits:
            raise ValueError("no such subnet")
        size = 1 << (network.bits - length)
        cut = Range(network.bits, -(-at // size) * size, length)
        if cut.last > network.last:
            raise ValueError("no room for the subnet")
        found.append(str(cut))
        at = cut.last + 1
    return found


def cidrhost(prefix: str, number: int) -> str:
    """Tell the address of a host; a negative number counts from the end."""
    network = _network(prefix)
    number = _whole(number)
    address = number + (network.first if number >= 0 else network.last + 1)
    if not network.first <= address <= network.last:
        raise ValueError("no such host")
    return written(address, network.bits)


def cidrnetmask(prefix: str) -> str:
    """Tell the mask of a network of IPv4."""
    network = _network(prefix)
    if network.bits != BITS:
        raise ValueError("only networks of IPv4 have a mask")
    return written(-1 << (BITS - network.length), BITS)


def _network(prefix: str) -> Range:
    """Read a network, whose length Terraform's functions want to be told."""
    found = read(prefix) if "/" in prefix else None
    if found is None:
        raise ValueError("no range of addresses")
    return found[0]


def _whole(number: float) -> int:
    if number != int(number):
        raise ValueError("no whole number")
    return int(number)
