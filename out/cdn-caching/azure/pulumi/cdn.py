"""The edge, and the API behind it."""

from pulumi_azure_native import cdn

from resource_group import group
from settings import name, origin_host, origin_timeout_seconds, tags

profile = cdn.Profile(
    "main",
    profile_name=f"afd-{name}",
    resource_group_name=group.name,
    location="global",
    sku=cdn.SkuArgs(name=cdn.SkuName.STANDARD_AZURE_FRONT_DOOR),
    origin_response_timeout_seconds=origin_timeout_seconds,
    tags=tags,
)

endpoint = cdn.AFDEndpoint(
    "main",
    endpoint_name=f"fde-{name}",
    profile_name=profile.name,
    resource_group_name=group.name,
    location="global",
    enabled_state=cdn.EnabledState.ENABLED,
    tags=tags,
)

# One origin, so there is none to choose from by probing, and no session to hold to one.
origin_group = cdn.AFDOriginGroup(
    "main",
    origin_group_name="origin",
    profile_name=profile.name,
    resource_group_name=group.name,
    session_affinity_state=cdn.EnabledState.DISABLED,
    load_balancing_settings=cdn.LoadBalancingSettingsParametersArgs(
        sample_size=4,
        successful_samples_required=3,
        additional_latency_in_milliseconds=50,
    ),
)

origin = cdn.AFDOrigin(
    "main",
    origin_name="origin",
    origin_group_name=origin_group.name,
    profile_name=profile.name,
    resource_group_name=group.name,
    host_name=origin_host,
    origin_host_header=origin_host,
    https_port=443,
    enforce_certificate_name_check=True,
    enabled_state=cdn.EnabledState.ENABLED,
    priority=1,
    weight=500,
)

front_door_id = profile.front_door_id
