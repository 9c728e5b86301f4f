"""The edge, and the API behind it."""

from urllib.parse import urlsplit

from pulumi_azure_native import cdn

from canary_endpoint import scoring_url as canary_url
from resource_group import group
from settings import cdn_name, cdn_origin_timeout_seconds, cdn_shares, tags
from stable_endpoint import scoring_url as stable_url

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

# Shares alone decide who is asked: no session is held to an origin, and no difference in speed
# counts. Nobody probes, since an endpoint answers those alone who prove who they are.
origin_group = cdn.AFDOriginGroup(
    "cdn",
    origin_group_name="origin",
    profile_name=profile.name,
    resource_group_name=group.name,
    session_affinity_state=cdn.EnabledState.DISABLED,
    load_balancing_settings=cdn.LoadBalancingSettingsParametersArgs(
        sample_size=4,
        successful_samples_required=3,
        additional_latency_in_milliseconds=1000,
    ),
)

# Each endpoint answers under a host of its own.
hosts = {
    "stable": stable_url.apply(lambda url: urlsplit(url).netloc),
    "canary": canary_url.apply(lambda url: urlsplit(url).netloc),
}

origins = [
    cdn.AFDOrigin(
        f"cdn-origin-{endpoint_name}",
        origin_name=f"origin-{endpoint_name}",
        origin_group_name=origin_group.name,
        profile_name=profile.name,
        resource_group_name=group.name,
        host_name=host,
        origin_host_header=host,
        https_port=443,
        enforce_certificate_name_check=True,
        # Front Door knows no weight of 0: who has no share takes no part.
        enabled_state=cdn.EnabledState.ENABLED
        if cdn_shares[endpoint_name] > 0
        else cdn.EnabledState.DISABLED,
        priority=1,
        weight=max(1, cdn_shares[endpoint_name]),
    )
    for endpoint_name, host in hosts.items()
]

front_door_id = profile.front_door_id
