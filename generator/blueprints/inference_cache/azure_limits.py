"""What storage accounts of Azure cannot do of an inference-cache."""

from typing import Any

from generator.blueprints.azure_stores import range_problems
from generator.clouds import CloudFacts
from generator.errors import Problem

# What a workspace of Log Analytics keeps: learn.microsoft.com, data retention.
LEAST_LOG_DAYS, MOST_LOG_DAYS = 30, 730

_SHORTEST, _LONGEST = 3, 63  # names of containers


def problems(spec: Any, facts: CloudFacts) -> list[Problem]:
    """Return what Azure cannot do of `spec`, each with the nearest substitute."""
    place = spec.clouds.azure
    found = [
        *_folder_problems(spec.folders),
        *range_problems(place.clients, path=("clouds", "azure", "clients")),
    ]
    found += [
        Problem(
            code="GEN402",
            message=f"{region} has no zones to spread objects over",
            hint='name a region with zones, as in westeurope, or say "redundancy": "local"',
            path=("clouds", "azure", field),
        )
        for field in ("region", "replica_region")
        if (region := getattr(place, field))
        and place.redundancy == "zone"
        and region in facts.regions
        and region not in facts.zones
    ]
    if not LEAST_LOG_DAYS <= spec.access_logs.retention_days <= MOST_LOG_DAYS:
        found.append(
            Problem(
                code="GEN406",
                message=f"Log Analytics keeps logs for {LEAST_LOG_DAYS} to {MOST_LOG_DAYS} days",
                hint=f"say a number between these, as in {3 * LEAST_LOG_DAYS}",
                path=("access_logs", "retention_days"),
            )
        )
    return found


def _folder_problems(folders: Any) -> list[Problem]:
    """Tell which folders cannot be in a container, whose name is their first part."""
    found = []
    for folder in folders:
        name = folder.partition("/")[0]
        if not _SHORTEST <= len(name) <= _LONGEST or name.endswith("-") or "--" in name:
            found.append(
                Problem(
                    code="GEN405",
                    message=f"`{name}`, the first part of a folder, is no name for a container",
                    hint=f"take {_SHORTEST} to {_LONGEST} letters and digits, with single dashes "
                    'inside, as in "models/"',
                    path=("folders", folder),
                )
            )
    return found
