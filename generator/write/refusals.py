"""Why a project is not written, in the user's words. Only a refusal loads this."""

import os

from generator.errors import DriftError, Problem, WriteError
from generator.write import swap
from generator.write.comparison import State


def terraform_at_work(target: str, path: str) -> Problem:
    """Say that terraform holds a lock in the folder."""
    return Problem(
        code="GEN504",
        message=f"terraform is at work in {target}: it holds {path}",
        hint="wait until it is done; if it was killed, `terraform force-unlock` or delete it",
        file=f"{target}/{path}",
    )


def lost(target: str, path: str, state: State) -> Problem:
    """Say which work of a person would be lost, by the state of its file (one of `MINE`)."""
    what, hint, code = {
        "edited": (
            "was edited by hand since gen wrote it",
            "say the change in the spec, or lose it with --force",
            "GEN501",
        ),
        "edited_extra": (
            "is no longer rendered, and was edited by hand since gen wrote it",
            "rename it to keep it, or remove it with --force",
            "GEN501",
        ),
        "blocked": (
            "is not known to be gen's, and stands where gen would write",
            "move it away, or replace it with --force",
            "GEN502",
        ),
    }[state]
    place = f"{target}/{path}"
    return Problem(code=code, message=f"{place} {what}", hint=hint, file=place)


def still_holding(target: str, left: str) -> DriftError:
    """Say that a project which is to be removed holds something that is not gen's."""
    return DriftError(
        [
            Problem(
                code="GEN507",
                message=f"the spec renders this project no longer, and it holds {left}",
                hint="destroy what it deployed, save what is yours, then delete the folder",
                file=target,
            )
        ]
    )


def changed_meanwhile(place: str) -> WriteError:
    """Say that a file was changed between the comparison and the swap."""
    message = f"{place} was changed while gen was writing"
    return WriteError([Problem(code="GEN504", message=message, hint="run again", file=place)])


def outside(root: str, target: str) -> WriteError:
    """Say that a project would stand outside the output folder."""
    message = f"{target} is outside the output folder {root}"
    return WriteError([Problem(code="GEN510", message=message, file=target)])


def behind_a_link(place: str) -> WriteError:
    """Say that a link stands on the way to a project."""
    message = f"{place} is a symbolic link inside the output folder"
    return WriteError(
        [Problem(code="GEN510", message=message, hint="gen follows none", file=place)]
    )


def refused_by_system(target: str, error: OSError, *, replaced: bool) -> WriteError:
    """Say what the system refused; `replaced` when the new project is in place already."""
    place = error.filename2 or error.filename or target
    if isinstance(place, bytes):
        place = os.fsdecode(place)
    reason = error.strerror or str(error)
    if replaced:
        message = f"{target} was written, but {place} cannot be removed: {reason}"
        hint = f"mend that and run again, or move what you need out of {swap.place_of(target)}"
    else:
        message = f"{place} cannot be written: {reason}"
        hint = "the project is as it was"
    return WriteError([Problem(code="GEN506", message=message, hint=hint, file=place)])
