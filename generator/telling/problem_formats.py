"""Problems in the forms that machines read: JSON, GitHub's annotations, SARIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.causes import causes
from generator.spec.report import render_path
from generator.verify.formats import annotation, location, log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.errors import Problem


def fields(problem: Problem) -> dict[str, Any]:
    """Return what JSON tells of a problem."""
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "path": list(problem.path),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "width": problem.width,
        "also": [
            {"path": list(one.path), "file": one.file, "line": one.line, "column": one.column}
            for one in problem.also
        ],
        "origin": problem.origin,
    }


def as_json(problems: Iterable[Problem]) -> str:
    """One JSON document."""
    return json.dumps({"problems": [fields(problem) for problem in problems]}, indent=2)


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        annotation(
            "error",
            (problem.file, problem.line, problem.column),
            title=problem.code,
            text="\n".join(_lines(problem)),
        )
        for problem in problems
    )


def _lines(problem: Problem) -> Iterable[str]:
    yield _whole(problem)
    for other in problem.also:
        yield f"also here: {other.file}:{other.line}:{other.column}"
    if problem.path:
        yield f"at: {render_path(problem.path)}"


def _whole(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, which code scanning services read."""
    known = causes()
    used = sorted({problem.code for problem in problems if problem.code in known})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": f"{known[code].title}."},
            "fullDescription": {"text": known[code].why},
            "help": {"text": f"gen explain {code}"},
        }
        for code in used
    ]
    return log(rules, [_result(problem) for problem in problems])


def _result(problem: Problem) -> dict[str, Any]:
    own = location(problem.file, problem.line, problem.column, width=problem.width)
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": "error",
        "message": {"text": _whole(problem)},
        "locations": [own],
    }
    if problem.also:
        result["relatedLocations"] = [
            location(one.file, one.line, one.column, render_path(one.path), width=one.width)
            for one in problem.also
        ]
    return result


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
