"""Whether the world can reach the service, asked from several places."""

import pulumi
from pulumi_azure_native import trafficmanager

from api_load_balancer import address, gateway
from cdn import front_door_id as edge_id
from resource_group import group
from settings import api_domain, api_health_path, api_name, api_unique_name, tags

profile = trafficmanager.Profile(
    "api",
    profile_name=f"tm-{api_name}",
    resource_group_name=group.name,
    location="global",
    traffic_routing_method=trafficmanager.TrafficRoutingMethod.PRIORITY,
    dns_config=trafficmanager.DnsConfigArgs(relative_name=api_unique_name, ttl=30),
    # Each is asked for the domain, so that it shows the certificate that clients want to
    # see.
    monitor_config=trafficmanager.MonitorConfigArgs(
        protocol=trafficmanager.MonitorProtocol.HTTPS,
        port=443,
        path=api_health_path,
        expected_status_code_ranges=[
            trafficmanager.MonitorConfigExpectedStatusCodeRangesItemArgs(
                min=200,
                max=299,
            ),
        ],
        interval_in_seconds=10,
        timeout_in_seconds=5,
        tolerated_number_of_failures=2,
        custom_headers=[
            trafficmanager.MonitorConfigCustomHeadersItemArgs(
                name="Host",
                value=api_domain,
            ),
            # By this the load balancer admits requests.
            trafficmanager.MonitorConfigCustomHeadersItemArgs(
                name="X-Azure-FDID",
                value=edge_id,
            ),
        ],
    ),
    tags=tags,
)

trafficmanager.Endpoint(
    "api-primary",
    endpoint_name="primary",
    endpoint_type="AzureEndpoints",
    profile_name=profile.name,
    resource_group_name=group.name,
    target_resource_id=address.id,
    priority=1,
    # Nobody is sent there before it can answer.
    opts=pulumi.ResourceOptions(depends_on=[gateway]),
)
