"""Commands that are imported when they are called: one module each, with its `command`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator import telling

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refusals(*, form: str = "text") -> Iterator[None]:
    """Print what gen refuses inside, each problem once, and leave with its exit code.

    People read it where errors go, and machines in the form that they asked for, as all else.
    """
    from generator.errors import GenError

    try:
        yield
    except GenError as error:
        from generator.spec.report import render_problem

        if form == "json":
            import click

            from generator.problem_formats import as_json

            click.echo(as_json(dict.fromkeys(error.problems)))
            sys.exit(error.exit_code)
        for text in dict.fromkeys(render_problem(problem) for problem in error.problems):
            telling.complain(text)
        sys.exit(error.exit_code)
