"""Certifying that two projects are one system, with what is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.certificates import Certified
from generator.errors import Problem, VerifyError
from generator.parity import certificate
from generator.parity.pairs import environments
from generator.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.parity import Difference
    from generator.project import Texts


def certified(rendered: Texts) -> Certified:
    """Compare two projects, with each environment's values too; the counts are of the defaults.

    Raises VerifyError with every difference that nobody accepted.
    """
    ours, theirs = rendered["terraform"], rendered["pulumi"]
    found = certificate(ours, theirs)
    faults = list(_faults(found.differences))
    for name in environments(ours, theirs):
        tuned = certificate(ours, theirs, environment=name)
        faults += [
            replace(one, message=f"{one.message}, in environment {name}")
            for one in _faults(tuned.differences)
        ]
    if faults:
        raise VerifyError(faults)
    return Certified(
        resources=found.resources,
        values=found.compared,
        untold=len(found.unknown),
        accepted=tuple(sorted((one.what, one.reason) for one in found.accepted)),
    )


def _faults(differences: Iterable[Difference]) -> Iterator[Problem]:
    for one in differences:
        where, other = one.terraform or one.pulumi, one.pulumi if one.terraform else ""
        file, _, line = where.rpartition(":")
        yield Problem(
            code="GEN602",
            message=f"{one.what}: {one.message} [parity]",
            hint=f"in the other engine: {other}" if other else "",
            file=f"{'terraform' if one.terraform else 'pulumi'}/{file}",
            line=int(line) if line.isdigit() else 0,
            column=1 if line.isdigit() else 0,
        )
