"""How large and how deep a spec may be, and the error of a text that is broken."""

FORMAT = 1
"""The format of specs that is read, as `version` in a spec says it."""

DEEPEST = 64
"""How many lists and objects may stand inside each other."""

MOST_VALUES = 20_000
"""How many values one spec may hold; the largest that a person would review is far smaller."""

MOST_DIGITS = 40
"""How many digits a whole number may have: beyond what any field takes, and quick to read."""

Path = tuple[str | int, ...]


class BrokenTextError(Exception):
    """The text is not what its format allows; `start` and `end` are offsets into it."""

    def __init__(
        self, message: str, hint: str, start: int, end: int | None = None, *, code: str
    ) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        self.start = start
        self.end = start + 1 if end is None else end
        super().__init__(message)


def number_too_large(start: int, end: int) -> BrokenTextError:
    """Make the error of a number that no spec holds."""
    hint = f"write one of at most {MOST_DIGITS} digits"
    return BrokenTextError("this number is too large", hint, start, end, code="GEN105")
