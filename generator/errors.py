"""What can go wrong, as values: a `Problem` says where, what and how to mend it.

Code below the command line raises; only the command line prints or exits.
"""

from collections.abc import Callable, Iterable

from generator.record import record, replace

Path = tuple[str | int, ...]


@record
class Place:
    """A place in a spec: `path` leads to it; the rest, as of a `Problem`, where the text has it."""

    path: tuple[str | int, ...]
    file: str = ""
    line: int = 0
    column: int = 0
    source: str = ""
    width: int = 1


@record
class Problem:
    """One thing that is wrong, at one place.

    `code` names the cause, which `generator.causes` explains. `path` is the place inside the spec
    (`("network", "cidr")`); `line` and `column` count from 1, and 0 means that the place has no
    line. `source` is the text of that line, and `width` how many of its characters the caret
    underlines. `also` are the other places that have a part in it. `origin` tells what wrote that
    line, if gen did.
    """

    message: str
    code: str = ""
    hint: str = ""
    path: tuple[str | int, ...] = ()
    file: str = ""
    line: int = 0
    column: int = 0
    source: str = ""
    width: int = 1
    also: tuple[Place, ...] = ()
    origin: str = ""


def moved(problem: Problem, home: Callable[[Path], Path]) -> Problem:
    """Give the places of a problem the paths that `home` makes of theirs."""
    also = tuple(replace(one, path=home(one.path)) for one in problem.also)
    return replace(problem, path=home(problem.path), also=also)


class GenError(Exception):
    """The base of everything that gen raises on purpose: all problems of one stage, at once."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))

    def __reduce__(self) -> tuple[type["GenError"], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems, not with their text."""
        return type(self), (self.problems,)


class SpecError(GenError):
    """The spec cannot be read, or says something that cannot be built."""


class VerifyError(GenError):
    """The rendered text was judged and found faulty; nothing of it was written."""

    exit_code = 1


class WriteError(GenError):
    """The output folder is not as gen may change it; nothing in it was changed."""


class DriftError(WriteError):
    """Writing would destroy a person's edits; nothing in the project was changed."""

    exit_code = 1
