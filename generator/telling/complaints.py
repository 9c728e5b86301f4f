"""What gen refuses, told in the form that was asked for: each problem once, wherever it came up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator import telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import GenError, Problem
    from generator.outcome import Outcome

MACHINES = ("json", "github", "sarif")
"""The forms that are for no person."""


def of_error(error: GenError, *, form: str) -> None:
    """Tell what stopped a command as a whole."""
    if form in MACHINES:
        _print(tuple(dict.fromkeys(error.problems)), form=form)
    else:
        _complain(error.problems, _as_they_are(error))


def of_outcomes(outcomes: Iterable[Outcome], *, form: str) -> None:
    """Tell what was refused of each spec; to machines also how its projects differ."""
    outcomes = tuple(outcomes)
    if form == "json":
        import json

        click.echo(json.dumps([outcome.as_json() for outcome in outcomes], indent=2))
    elif form in MACHINES:
        problems = (problem for outcome in outcomes for problem in outcome.problems())
        _print(tuple(dict.fromkeys(problems)), form=form)
    else:
        errors = [(outcome.spec, error) for outcome in outcomes for error in outcome.errors]
        told = [text for spec, error in errors for text in _of_spec(spec, error)]
        _complain([problem for _, error in errors for problem in error.problems], told)


def _print(problems: tuple[Problem, ...], *, form: str) -> None:
    from generator.telling.problem_formats import FORMATS

    told = FORMATS[form](problems)
    if told:
        click.echo(told)


def _complain(problems: Iterable[Problem], texts: Iterable[str]) -> None:
    """Tell people, and in the end where they read more."""
    for text in dict.fromkeys(texts):
        telling.complain(text)
    codes = [problem.code for problem in problems if problem.code]
    if codes and not telling.quiet():
        telling.complain(telling.explained("error", codes, known_by="CODE"))


def _as_they_are(error: GenError) -> Iterator[str]:
    from generator.spec.report import render_problem

    return (render_problem(problem) for problem in error.problems)


def _of_spec(spec: str, error: GenError) -> Iterator[str]:
    """Write the problems of a spec; those of rendered text, which is in no file, with its name."""
    from generator.errors import VerifyError
    from generator.spec.text import visible

    if not isinstance(error, VerifyError):
        yield from _as_they_are(error)
        return
    for text in _as_they_are(error):
        yield f"{visible(spec)}: {text}"
    yield f"{visible(spec)}: nothing was written; this is a fault of gen, please report it"
