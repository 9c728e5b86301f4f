"""Names of the stack."""

import pulumi


def full(*parts: str) -> str:
    """Join a name's parts."""
    return "-".join((pulumi.get_project(), pulumi.get_stack(), *parts))
