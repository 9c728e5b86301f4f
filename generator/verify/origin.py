"""Where a line of a project came from, as findings tell it."""

from typing import NamedTuple


class Said(NamedTuple):
    """A field of a spec; `file`, `line` and `column` say it, empty and 0 where it is a default."""

    field: str
    file: str = ""
    line: int = 0
    column: int = 0


class Origin(NamedTuple):
    """The line of a template that wrote a line, and the fields that decide what stands there.

    `edited` tells that somebody changed the line since: it is what was written in its place.
    """

    template: str
    line: int
    fields: tuple[Said, ...] = ()
    edited: bool = False

    def told(self, most: int = 3) -> str:
        """Say it in one line, with so many fields at the most."""
        written = f"{self.template}:{self.line}{', edited since' if self.edited else ''}"
        if not self.fields:
            return written
        named = ", ".join(one.field for one in self.fields[:most])
        more = len(self.fields) - most
        return f"{written}, spec: {named}{f' and {more} more' if more > 0 else ''}"
