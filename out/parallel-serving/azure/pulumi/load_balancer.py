"""The way in.

An Application Gateway over all zones, which passes no request to a server that fails.
"""

import pulumi
from pulumi_azure_native import network

from network import ZONES
from resource_group import group
from servers import interfaces
from settings import health_path, name, port, tags
from subnets import load_balancer_subnet

address = network.PublicIPAddress(
    "load-balancer",
    public_ip_address_name=f"pip-{name}",
    resource_group_name=group.name,
    sku=network.PublicIPAddressSkuArgs(name=network.PublicIPAddressSkuName.STANDARD),
    public_ip_allocation_method=network.IPAllocationMethod.STATIC,
    zones=["1", "2", "3"],
    # Azure adds a mark of the tenant to the name, so that nobody else can take it over.
    dns_settings=network.PublicIPAddressDnsSettingsArgs(
        domain_name_label=name,
        domain_name_label_scope=network.PublicIpAddressDnsSettingsDomainNameLabelScope.TENANT_REUSE,
    ),
    tags=tags,
)

gateway_name = f"agw-{name}"


def part(kind: str, part_name: str) -> network.SubResourceArgs:
    """A part of the gateway, for another part that refers to it."""
    return network.SubResourceArgs(
        id=pulumi.Output.concat(
            group.id,
            "/providers/Microsoft.Network/applicationGateways/",
            f"{gateway_name}/{kind}/{part_name}",
        ),
    )


def private_address(interface: network.NetworkInterface) -> pulumi.Output[str | None]:
    """The address of a server inside the network."""
    return interface.ip_configurations.apply(
        lambda found: found[0].private_ip_address if found else None,
    )


gateway = network.ApplicationGateway(
    "main",
    application_gateway_name=gateway_name,
    resource_group_name=group.name,
    zones=ZONES,
    sku=network.ApplicationGatewaySkuArgs(
        name=network.ApplicationGatewaySkuName.STANDARD_V2,
        tier=network.ApplicationGatewayTier.STANDARD_V2,
    ),
    # Two at least, so that one survives the loss of a zone.
    autoscale_configuration=network.ApplicationGatewayAutoscaleConfigurationArgs(
        min_capacity=2,
        max_capacity=10,
    ),
    enable_http2=True,
    # Answers are passed on as they come: a model streams its words.
    global_configuration=network.ApplicationGatewayGlobalConfigurationArgs(
        enable_request_buffering=True,
        enable_response_buffering=False,
    ),
    gateway_ip_configurations=[
        network.ApplicationGatewayIPConfigurationArgs(
            name="subnet",
            subnet=network.SubResourceArgs(id=load_balancer_subnet.id),
        ),
    ],
    frontend_ip_configurations=[
        network.ApplicationGatewayFrontendIPConfigurationArgs(
            name="public",
            public_ip_address=network.SubResourceArgs(id=address.id),
        ),
    ],
    frontend_ports=[
        network.ApplicationGatewayFrontendPortArgs(name="http", port=80),
    ],
    backend_address_pools=[
        network.ApplicationGatewayBackendAddressPoolArgs(
            name="servers",
            backend_addresses=[
                network.ApplicationGatewayBackendAddressArgs(
                    ip_address=private_address(interface),
                )
                for interface in interfaces.values()
            ],
        ),
    ],
    probes=[
        network.ApplicationGatewayProbeArgs(
            name="health",
            protocol=network.ApplicationGatewayProtocol.HTTP,
            host="127.0.0.1",
            path=health_path,
            interval=10,
            timeout=5,
            unhealthy_threshold=3,
            match=network.ApplicationGatewayProbeHealthResponseMatchArgs(
                status_codes=["200-299"],
            ),
        ),
    ],
    # A prediction may be silent for long before it answers.
    backend_http_settings_collection=[
        network.ApplicationGatewayBackendHttpSettingsArgs(
            name="servers",
            protocol=network.ApplicationGatewayProtocol.HTTP,
            port=port,
            cookie_based_affinity=network.ApplicationGatewayCookieBasedAffinity.DISABLED,
            request_timeout=180,
            probe=part("probes", "health"),
            # As long: a server that is taken away answers what it has begun.
            connection_draining=network.ApplicationGatewayConnectionDrainingArgs(
                enabled=True,
                drain_timeout_in_sec=180,
            ),
        ),
    ],
    http_listeners=[
        network.ApplicationGatewayHttpListenerArgs(
            name="http",
            protocol=network.ApplicationGatewayProtocol.HTTP,
            frontend_ip_configuration=part("frontendIPConfigurations", "public"),
            frontend_port=part("frontendPorts", "http"),
        ),
    ],
    request_routing_rules=[
        network.ApplicationGatewayRequestRoutingRuleArgs(
            name="servers",
            priority=100,
            rule_type=network.ApplicationGatewayRequestRoutingRuleType.BASIC,
            http_listener=part("httpListeners", "http"),
            backend_address_pool=part("backendAddressPools", "servers"),
            backend_http_settings=part("backendHttpSettingsCollection", "servers"),
        ),
    ],
    tags=tags,
)

host = address.dns_settings.apply(lambda found: found.fqdn or "" if found else "")
url = pulumi.Output.concat("http://", host)
group_name = group.name
