"""Judging projects where they lie: what `gen verify` does with each path it is given."""

from collections.abc import Iterable

from generator.record import record
from generator.stages import Stage, Stages, taken
from generator.verify import verify, waivers
from generator.verify.finding import JSON_FORM, Finding
from generator.verify.projects import Tree, find, read


@record(kw_only=False)
class Inspection:
    """How many projects were judged, what was found in which folder, and what each took.

    `unread` are the files of these projects that nothing is known of.
    """

    projects: int
    told: tuple[tuple[str, Finding], ...]
    read: tuple[tuple[str, Stages], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(finding.severity == "error" for _, finding in self.told)


def inspect(
    paths: Iterable[str], *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> Inspection:
    """Judge every project at and below the paths.

    `select` names the only rules to tell of, `ignore` those not to tell of.
    """
    wanted, unwanted = frozenset(select), frozenset(ignore)
    told: list[tuple[str, Finding]] = []
    took: list[tuple[str, Stages]] = []
    unread: list[str] = []
    origins = None
    taken()
    for folder, engine in find(paths):
        with Stage("read"):
            tree = read(folder, engine)
        with Stage("judge"):
            every = judge(tree)
        found = [
            finding
            for finding in every
            if finding.rule not in unwanted and (not wanted or finding.rule in wanted)
        ]
        if found:
            if origins is None:
                from generator.tracing.origins import Origins

                origins = Origins()
            with Stage("find origins"):
                told += [(folder, one) for one in origins.told(folder, tree.files, found)]
        unread += [f"{folder}/{name}" for name in tree.files if name.endswith(JSON_FORM)]
        took.append((f"{folder}, {len(tree.files)} files", taken()))
    return Inspection(len(took), tuple(told), tuple(took), tuple(unread))


def judge(tree: Tree) -> tuple[Finding, ...]:
    """Judge one project, with what could not be read of it and without what was accepted in it."""
    from generator.verify.meaning.cloud_init import unparsed

    found = (*tree.findings, *verify(tree.files, engine=tree.engine), *unparsed(tree.files))
    return waivers.apply(found, tree.files)
