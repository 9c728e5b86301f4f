"""DNS zones of Azure: one that is made, or an existing one by its full ID."""

from typing import Any

from generator.blueprints import parts
from generator.components.zone import AzureZone, Zone
from generator.errors import Place, Problem

_ID = ("clouds", "azure", "dns_zone_id")


def zone(domain: Any, existing: str | None) -> Zone:
    """Return the zone of a spec's `domain`; the ID of an `existing` one tells its name."""
    parent = domain.host.partition(".")[2]
    name = existing.rpartition("/")[2] if existing else domain.zone or parent
    return AzureZone(host=domain.host, name=name, by="id" if existing else "creation", id=existing)


def contradictions(domain: Any, existing: str | None) -> list[Problem]:
    """Tell where a spec says of the zone what cannot be found, or two things at once."""
    name = zone(domain, existing).name
    found = []
    if domain.create_zone is False and existing is None:
        found.append(
            Problem(
                code="GEN405",
                message="Azure finds an existing zone by its resource group, which its name does "
                "not tell",
                hint='name it by its full ID: "clouds": {"azure": {"dns_zone_id": '
                '"/subscriptions/..."}}',
                path=("domain", "create_zone"),
            )
        )
    if domain.create_zone and existing:
        found.append(parts.NEW_ZONE_WITH_ID)
    if existing and domain.zone not in {None, name}:
        found.append(
            Problem(
                code="GEN304",
                message=f"this is the zone {name}, and not {domain.zone}",
                hint="leave the zone out of the domain: its ID names it",
                path=_ID,
                also=(Place(path=("domain", "zone")),),
            )
        )
    return found


def outside(domain: Any, existing: str | None) -> list[Problem]:
    """Tell where the zone does not hold the host."""
    name = zone(domain, existing).name
    if domain.host.endswith(f".{name}"):
        return []
    return [
        Problem(
            code="GEN304",
            message=f"the zone {name} does not hold {domain.host}",
            hint="name the zone that the host ends with",
            path=_ID,
            also=(
                Place(path=("domain", "zone")),
                Place(path=("domain", "host")),
            ),
        )
    ]
