"""What came of a command for one spec, as people and machines are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.errors import GenError, Problem, VerifyError
from generator.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.stages import Stages


@record
class Outcome:
    """What came of one spec: what was done to its projects, and the errors.

    `lines` tell people what `details` (one mapping a project) tell machines. `differing` counts the
    projects that are not, or were not, as they render; `differences` are their files, as problems;
    `stages` are what took how long.
    """

    spec: str
    lines: tuple[str, ...] = ()
    details: tuple[dict[str, Any], ...] = ()
    diff: tuple[str, ...] = ()
    differing: int = 0
    differences: tuple[Problem, ...] = ()
    exit_code: int = 0
    errors: tuple[GenError, ...] = ()
    stages: Stages = ()

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        from generator.telling.problem_formats import fields

        return {
            "spec": self.spec,
            "projects": list(self.details),
            "problems": [fields(problem) for error in self.errors for problem in error.problems],
        }

    def problems(self) -> Iterator[Problem]:
        """Yield every problem where a reviewer sees it: one of what was rendered at the spec."""
        for error in self.errors:
            for problem in error.problems:
                if isinstance(error, VerifyError):
                    place = f"{problem.file}:{problem.line}: {problem.message}"
                    yield Problem(
                        code=problem.code, message=place, hint=problem.hint, file=self.spec
                    )
                else:
                    yield problem
        yield from self.differences
