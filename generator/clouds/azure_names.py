"""Names that must be free in the whole of Azure."""

from hashlib import sha256


def unique_name(name: str, region: str, *, longest: int) -> str:
    """Make a name of `longest` characters at most that few others have.

    It fits storage accounts, vaults and registries: lower-case letters and digits, from a letter.
    """
    mark = sha256(f"{name}/{region}".encode()).hexdigest()[:6]
    return name.replace("-", "")[: longest - len(mark)] + mark
