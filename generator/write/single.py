"""One file that is no part of a project, such as a spec or a picture: written whole, or not."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import NoReturn

from generator.errors import Problem, WriteError


def write_new(path: str | os.PathLike[str], text: str, *, hint: str) -> None:
    """Write a file where there is none.

    Raises WriteError where something has that name already, for which `hint` says what to do, and
    for what the system refuses; nothing of the file stays then.
    """
    try:
        if os.path.lexists(path):
            message = "the file is there already, and stays as it is"
            _refuse(path, code="GEN008", message=message, hint=hint)
        with open(path, "xb") as file:
            try:
                file.write(text.encode())
                file.flush()
            except OSError:
                os.unlink(path)
                raise
    except OSError as error:
        _refuse(path, code="GEN506", message=f"cannot be written: {error.strerror or error}")


def replace_file(path: str | os.PathLike[str], text: str) -> None:
    """Replace a file in one step, or write it; a link keeps leading to it, and its mode stays.

    What is no file (a terminal, a pipe) is written to. Raises WriteError for what the system
    refuses; the file is as it was then.
    """
    target = os.path.realpath(path)
    draft = f"{target}.{os.getpid()}.gen-new"
    try:
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            with open(target, "wb") as file:
                file.write(text.encode())
            return
        with open(draft, "xb") as file:
            file.write(text.encode())
            if mode is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
        os.replace(draft, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(draft)
        _refuse(path, code="GEN506", message=f"cannot be written: {error.strerror or error}")


def _mode(target: str) -> int | None:
    """Return the kind and the rights of what is there; None where nothing is."""
    with suppress(FileNotFoundError):
        return os.stat(target).st_mode
    return None


def _refuse(path: str | os.PathLike[str], *, code: str, message: str, hint: str = "") -> NoReturn:
    problem = Problem(code=code, message=message, hint=hint, file=os.fspath(path))
    raise WriteError([problem]) from None
