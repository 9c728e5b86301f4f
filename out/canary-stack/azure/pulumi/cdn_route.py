"""Where requests go, and by which name they come: last, when all that guards them is there."""

import pulumi
from pulumi_azure_native import cdn, dns

from cdn import endpoint, origin_group, origins, profile
from cdn_cache import rule_set, rules
from cdn_domain import custom_domain, label
from cdn_zone import zone_group, zone_name
from resource_group import group
from settings import cdn_domain, tags

# Plain HTTP is refused: a redirect would come after a key was sent.
route = cdn.Route(
    "cdn",
    route_name="all",
    endpoint_name=endpoint.name,
    profile_name=profile.name,
    resource_group_name=group.name,
    origin_group=cdn.ResourceReferenceArgs(id=origin_group.id),
    rule_sets=[cdn.ResourceReferenceArgs(id=rule_set.id)],
    # Under this name alone: Front Door's own would answer beside it.
    custom_domains=[cdn.ActivatedResourceReferenceArgs(id=custom_domain.id)],
    link_to_default_domain=cdn.LinkToDefaultDomain.DISABLED,
    supported_protocols=[cdn.AFDEndpointProtocols.HTTPS],
    https_redirect=cdn.HttpsRedirect.DISABLED,
    forwarding_protocol=cdn.ForwardingProtocol.HTTPS_ONLY,
    patterns_to_match=["/*"],
    enabled_state=cdn.EnabledState.ENABLED,
    opts=pulumi.ResourceOptions(depends_on=[*origins, *rules]),
)

dns.RecordSet(
    "cdn",
    relative_record_set_name=label,
    record_type="CNAME",
    zone_name=zone_name,
    resource_group_name=zone_group,
    ttl=300,
    cname_record=dns.CnameRecordArgs(cname=endpoint.host_name),
    metadata=tags,
    opts=pulumi.ResourceOptions(depends_on=[route]),
)

host: pulumi.Input[str] = cdn_domain
url = pulumi.Output.concat("https://", host)
