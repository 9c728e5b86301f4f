"""What storage accounts of Azure take, wherever they are used."""

from generator.errors import Problem
from generator.spec.addresses import overlapping

_INSIDE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
_PAIR = 31


def range_problems(ranges: tuple[str, ...], *, path: tuple[str, ...]) -> list[Problem]:
    """Tell which IPv4 ranges the firewall of a storage account does not take, and why."""
    found = []
    for number, range_ in enumerate(ranges):
        why = _refusal(range_)
        if why:
            found.append(Problem(code="GEN410", message=why[0], hint=why[1], path=(*path, number)))
    return found


def _refusal(range_: str) -> tuple[str, str] | None:
    length = int(range_.partition("/")[2])
    if length == 0:
        return (
            "a store on Azure is not opened to every address",
            "name the ranges that callers come from, as in 203.0.113.0/24",
        )
    if any(overlapping(range_, inside) for inside in _INSIDE):
        return (
            f"{range_} is inside of networks, and a store on Azure sees public addresses only",
            "name the public address that its traffic comes from",
        )
    if length == _PAIR:
        return (
            f"a store on Azure takes no range of two addresses ({range_})",
            "name each of them, with /32",
        )
    return None
