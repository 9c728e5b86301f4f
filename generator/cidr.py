"""Networks as Terraform's functions cut them; what Terraform refuses is a ValueError."""

BITS, BYTE = 32, 255  # of an IPv4 address, and of one of its numbers at most


def cidrsubnet(prefix: str, bits: int, number: int) -> str:
    """Cut a subnet out of a network."""
    if ":" in prefix:
        return cidrsubnet6(prefix, bits, number)
    # A project has dozens of them, and the library takes ten times as long.
    address, _, held = prefix.partition("/")
    first, second, third, fourth = map(int, address.split("."))
    length = int(held) + int(bits)
    if not 0 <= length <= BITS:
        raise ValueError("no such subnet")
    if not 0 <= number < 2 ** int(bits) or max(first, second, third, fourth) > BYTE:
        raise ValueError("no such subnet")
    start = first << 24 | second << 16 | third << 8 | fourth
    start = (start >> (BITS - int(held)) << (BITS - int(held))) + (int(number) << (BITS - length))
    return f"{start >> 24}.{start >> 16 & BYTE}.{start >> 8 & BYTE}.{start & BYTE}/{length}"


def cidrsubnet6(prefix: str, bits: int, number: int) -> str:
    """Cut a subnet out of a network of IPv6."""
    import ipaddress

    network = ipaddress.ip_network(prefix, strict=False)
    length = network.prefixlen + int(bits)
    if length > network.max_prefixlen or not 0 <= number < 2 ** int(bits):
        raise ValueError("no such subnet")
    start = int(network.network_address) + (int(number) << (network.max_prefixlen - length))
    return f"{ipaddress.ip_address(start)}/{length}"


def cidrsubnets(prefix: str, *bits: int) -> list[str]:
    """Cut subnets out of a network, one after the other."""
    import ipaddress

    network = ipaddress.ip_network(prefix, strict=False)
    at, found = int(network.network_address), []
    for one in bits:
        length = network.prefixlen + int(one)
        if not network.prefixlen <= length <= network.max_prefixlen:
            raise ValueError("no such subnet")
        size = 1 << (network.max_prefixlen - length)
        at = -(-at // size) * size
        found.append(f"{ipaddress.ip_address(at)}/{length}")
        at += size
    return found


def cidrhost(prefix: str, number: int) -> str:
    """Tell the address of a host."""
    import ipaddress

    # Python takes a bare address for a network of one; Terraform asks for the prefix.
    if "/" not in prefix:
        raise ValueError("no prefix")
    network = ipaddress.ip_network(prefix, strict=False)
    return str(network.network_address + int(number))


def cidrnetmask(prefix: str) -> str:
    """Tell the mask of a network of IPv4."""
    import ipaddress

    return str(ipaddress.IPv4Network(prefix, strict=False).netmask)
