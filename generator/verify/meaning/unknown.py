"""What only a run can tell."""

from typing import Final


class Unknown:
    """The value of what only a run can tell."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()
