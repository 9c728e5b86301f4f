"""Commands that are imported when they are called: one module each, with its `command`.

`batch` is what those of many specs share, `completing` what a shell offers while they are typed.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

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
        from generator.telling import complaints

        complaints.of_error(error, form=form)
        sys.exit(error.exit_code)
