"""From format 0, that of the drafts before the first release, to format 1.

Drafts called some fields as the clouds' own interfaces do, named a machine by its cloud's type
alone, and had other defaults where a domain's zone and a managed endpoint's paths are not said.
Such a default is written out, so that the migrated spec still means what it meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.migrations.document import Document
    from generator.spec.limits import Path

_CLOUDS = ("alibaba", "aws", "azure")
_NAMES: tuple[tuple[Path, str], ...] = (
    (("autoscaling", "min_size"), "min"),
    (("autoscaling", "max_size"), "max"),
    (("network", "cidr_block"), "cidr"),
    (("load_balancer", "allowed_cidrs"), "clients"),
    *((("clouds", cloud, "availability_zones"), "zones") for cloud in _CLOUDS),
)
_MACHINES = (("servers",), ("autoscaling",))
_PATHS = {"health_path": "/health", "predict_path": "/predict"}


def step(document: Document) -> None:
    """Rewrite a spec of format 0; raises SpecError where both names of a field are given."""
    for whole in list(document.wholes()):
        for path, name in _NAMES:
            if document.has((*whole, *path)):
                document.rename((*whole, *path), name)
        for path in _MACHINES:
            _machine(document, (*whole, *path))
        deployments = document.get((*whole, "deployments"))
        for name in deployments if isinstance(deployments, dict) else ():
            _machine(document, (*whole, "deployments", name))
    _defaults(document)


def _machine(document: Document, path: Path) -> None:
    """Turn a machine that is named by its type into one that says so."""
    old = (*path, "instance_type")
    if document.has(old):
        document.rename(old, "machine")
        document.wrap((*path, "machine"), "type")


def _defaults(document: Document) -> None:
    """Say what a draft meant by leaving a field out."""
    blueprint = document.get(("blueprint",))
    domain = document.get(("domain",))
    if blueprint == "cdn-caching" and isinstance(domain, dict) and "create_zone" not in domain:
        document.say("create_zone", value=False, path=("domain",))
    if blueprint == "managed-endpoint" and isinstance(document.get(("runtime",)), dict):
        for name, value in _PATHS.items():
            if not document.has(("runtime", name)):
                document.say(name, value, path=("runtime",))
