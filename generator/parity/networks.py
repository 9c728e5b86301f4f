"""Addresses and networks, cut as Terraform cuts them."""

import ipaddress


class Fault(Exception):  # noqa: N818 (no error of ours: Terraform's or the program's)
    """What Terraform itself would refuse; `can` and `try` catch it."""


def cidrsubnet(prefix: str, bits: int, number: int) -> str:
    """Cut a subnet out of a network."""
    network = ipaddress.ip_network(prefix, strict=False)
    longer = network.prefixlen + int(bits)
    if not 0 <= number < 2 ** int(bits) or longer > network.max_prefixlen:
        raise Fault("no such subnet")
    start = int(network.network_address) + (int(number) << (network.max_prefixlen - longer))
    return f"{ipaddress.ip_address(start)}/{longer}"


def cidrhost(prefix: str, number: int) -> str:
    """Tell the address of a host."""
    # Python takes a bare address for a network of one; Terraform asks for the prefix.
    if "/" not in prefix:
        raise Fault("no prefix")
    network = ipaddress.ip_network(prefix, strict=False)
    return str(network.network_address + int(number))


def cidrnetmask(prefix: str) -> str:
    """Tell the mask of a network of IPv4."""
    return str(ipaddress.IPv4Network(prefix, strict=False).netmask)
