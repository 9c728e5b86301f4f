"""Pairs of projects that should be one system: `…/terraform` beside `…/pulumi`."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.parity import certificate
from generator.verify.projects import find, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.parity.certificate import Certificate


class Certified(NamedTuple):
    """The certificate of a pair, its folder, and the environment whose values were taken."""

    folder: str
    environment: str
    certificate: Certificate

    @property
    def title(self) -> str:
        """Name the pair, and the environment unless it is the defaults."""
        return f"{self.folder} ({self.environment})" if self.environment else self.folder

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        found = self.certificate
        return {
            "folder": self.folder,
            "environment": self.environment,
            "resources": found.resources,
            "compared": found.compared,
            "equal": found.equal,
            "differences": [asdict(one) for one in found.differences],
            "accepted": [asdict(one) for one in found.accepted],
            "unknown": found.unknown,
        }


def certify(paths: Iterable[str]) -> Iterator[Certified]:
    """Certify every pair at and below the paths, with its defaults and each of its environments."""
    sides: dict[str, dict[str, str]] = {}
    for folder, engine in find(paths):
        parent, name = os.path.split(os.path.normpath(folder))
        if name == engine:
            sides.setdefault(parent, {})[engine] = folder
    for parent, engines in sides.items():
        if len(engines) != 2:  # noqa: PLR2004 (both engines)
            continue
        ours = read(engines["terraform"], "terraform").files
        theirs = read(engines["pulumi"], "pulumi").files
        for environment in ("", *environments(ours, theirs)):
            yield Certified(parent, environment, certificate(ours, theirs, environment=environment))


def environments(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """List the environments that either project has values for."""
    found = {
        name.rpartition("/")[2].removesuffix(".tfvars") for name in ours if name.endswith(".tfvars")
    }
    for name in theirs:
        if name.startswith("Pulumi.") and name.endswith(".yaml") and name != "Pulumi.yaml":
            found.add(name.removeprefix("Pulumi.").removesuffix(".yaml"))
    return sorted(found)
