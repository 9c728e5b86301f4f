"""`gen render`: render specs and write their projects."""

from __future__ import annotations

from functools import partial

from generator import commandline, telling
from generator.commands.batch import FORMAT, OUT, SPECS, finish, progress, specs_of


@commandline.command("render")
@SPECS
@OUT
@commandline.option("--force", is_flag=True, help="Replace files that somebody edited by hand.")
@commandline.option(
    "--certify", is_flag=True, help="Compare both engines; READMEs cite it from now on."
)
@FORMAT
@telling.told
def command(specs: tuple[str, ...], out: str, *, force: bool, certify: bool, form: str) -> None:
    """Render specs and write their projects.

    SPECS are files, folders, or patterns in quotes. Files that a person added stay; files that a
    person edited stop their project unless --force is given.

    With --certify, the Terraform and the Pulumi project of each system are compared first, and what
    that came to is recorded in .gen-certificates beside the spec. What differs is not written.

    Example: gen render specs/parallel-serving.json
    """
    from generator.jobs import write

    found, refused = specs_of(specs, form=form), []
    if certify:
        from generator.recording import record

        refused = record(found)
        named = {outcome.spec for outcome in refused}
        found = [path for path in found if str(path) not in named]
    step = partial(progress, "Rendering")
    outcomes = [*refused, *write(found, out=out, force=force, progress=step)]
    finish(outcomes, form=form, done="rendered", differing="changed")
