"""Settings."""

from dataclasses import dataclass, field

import pulumi
from pulumi_azure_native import storage


@dataclass(frozen=True)
class Partner:
    """Who delivers."""

    name: str
    ranges: list[str] = field(default_factory=list)
    sku: storage.SkuName = storage.SkuName.STANDARD_LRS


def load(config: pulumi.Config) -> list[Partner]:
    """Read the partners from whatever configuration is given."""
    return [Partner(**one) for one in config.get_object("partners") or []]


partners = load(pulumi.Config()) or [Partner("acme", ["203.0.113.0/24"])]
location = pulumi.Config("azure-native").get("location") or "westeurope"
