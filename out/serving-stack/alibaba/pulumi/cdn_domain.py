"""The name that clients call."""

import pulumi

from api_zone import zone_name as zone
from settings import cdn_domain

# The zone exists already. Alibaba Cloud knows zones by their names.
zone_name = zone

# What of the name stands before the zone.
record = pulumi.Output.from_input(zone).apply(
    lambda it: cdn_domain.removesuffix(f".{it}"),
)
