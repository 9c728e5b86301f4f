"""`gen check`: tell how the written projects differ from what their specs render now."""

from __future__ import annotations

from functools import partial

from generator import commandline, telling
from generator.commands.batch import FORMAT, OUT, SPECS, finish, progress, specs_of


@commandline.command("check")
@SPECS
@OUT
@commandline.option(
    "--allow-added", is_flag=True, help="Files that a person added make no difference."
)
@FORMAT
@telling.told
def command(specs: tuple[str, ...], out: str, *, allow_added: bool, form: str) -> None:
    """Tell how the written projects differ from what their specs render now; never writes.

    Files are missing, extra (nothing renders them), edited (by hand), stale (the spec or gen
    changed since) or blocked (a person's file stands in the place of one).

    Example: gen check specs/
    """
    from generator.jobs import check as compare

    found = specs_of(specs, form=form)
    step = partial(progress, "Checking")
    outcomes = compare(found, out=out, allow_added=allow_added, progress=step)
    finish(outcomes, form=form, done="checked", differing="differing")
