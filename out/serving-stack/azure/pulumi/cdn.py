"""The edge, and the API behind it."""

from pulumi_azure_native import cdn

from resource_group import group
from settings import api_domain, cdn_name, cdn_origin_timeout_seconds, tags

profile = cdn.Profile(
    "cdn",
    profile_name=f"afd-{cdn_name}",
    resource_group_name=group.name,
    location="global",
    sku=cdn.SkuArgs(name=cdn.SkuName.STANDARD_AZURE_FRONT_DOOR),
    origin_response_timeout_seconds=cdn_origin_timeout_seconds,
    tags=tags,
)

endpoint = cdn.AFDEndpoint(
    "cdn",
    endpoint_name=f"fde-{cdn_name}",
    profile_name=profile.name,
    resource_group_name=group.name,
    location="global",
    enabled_state=cdn.EnabledState.ENABLED,
    tags=tags,
)

# One origin, so there is none to choose from by probing, and no session to hold to one.
origin_group = cdn.AFDOriginGroup(
    "cdn",
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
    "cdn",
    origin_name="origin",
    origin_group_name=origin_group.name,
    profile_name=profile.name,
    resource_group_name=group.name,
    host_name=api_domain,
    origin_host_header=api_domain,
    https_port=443,
    enforce_certificate_name_check=True,
    enabled_state=cdn.EnabledState.ENABLED,
    priority=1,
    weight=500,
)

front_door_id = profile.front_door_id
