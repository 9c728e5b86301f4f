"""The way in.

An Application Gateway over all zones, which passes no request to a server that fails.
"""

import pulumi
from pulumi_azure_native import network

from certificate import certificate_grant, certificate_url, identity
from network import ZONES
from resource_group import group
from settings import health_path, name, port, tags
from subnets import load_balancer_subnet
from web_acl import policy

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


gateway = network.ApplicationGateway(
    "main",
    application_gateway_name=gateway_name,
    resource_group_name=group.name,
    zones=ZONES,
    sku=network.ApplicationGatewaySkuArgs(
        name=network.ApplicationGatewaySkuName.WA_F_V2,
        tier=network.ApplicationGatewayTier.WA_F_V2,
    ),
    # Two at least, so that one survives the loss of a zone.
    autoscale_configuration=network.ApplicationGatewayAutoscaleConfigurationArgs(
        min_capacity=2,
        max_capacity=10,
    ),
    firewall_policy=network.SubResourceArgs(id=policy.id),
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
        network.ApplicationGatewayFrontendPortArgs(name="https", port=443),
    ],
    identity=network.ManagedServiceIdentityArgs(
        type=network.ResourceIdentityType.USER_ASSIGNED,
        user_assigned_identities=[identity.id],
    ),
    ssl_certificates=[
        network.ApplicationGatewaySslCertificateArgs(
            name="main",
            key_vault_secret_id=certificate_url,
        ),
    ],
    ssl_policy=network.ApplicationGatewaySslPolicyArgs(
        policy_type=network.ApplicationGatewaySslPolicyType.PREDEFINED,
        policy_name=network.ApplicationGatewaySslPolicyName.APP_GW_SSL_POLICY20220101_S,
    ),
    backend_address_pools=[
        network.ApplicationGatewayBackendAddressPoolArgs(
            name="servers",
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
        network.ApplicationGatewayHttpListenerArgs(
            name="https",
            protocol=network.ApplicationGatewayProtocol.HTTPS,
            frontend_ip_configuration=part("frontendIPConfigurations", "public"),
            frontend_port=part("frontendPorts", "https"),
            ssl_certificate=part("sslCertificates", "main"),
        ),
    ],
    # Port 80 answers only to send clients to HTTPS.
    redirect_configurations=[
        network.ApplicationGatewayRedirectConfigurationArgs(
            name="https",
            redirect_type=network.ApplicationGatewayRedirectType.PERMANENT,
            target_listener=part("httpListeners", "https"),
            include_path=True,
            include_query_string=True,
        ),
    ],
    request_routing_rules=[
        network.ApplicationGatewayRequestRoutingRuleArgs(
            name="servers",
            priority=100,
            rule_type=network.ApplicationGatewayRequestRoutingRuleType.BASIC,
            http_listener=part("httpListeners", "https"),
            backend_address_pool=part("backendAddressPools", "servers"),
            backend_http_settings=part("backendHttpSettingsCollection", "servers"),
        ),
        network.ApplicationGatewayRequestRoutingRuleArgs(
            name="redirect",
            priority=200,
            rule_type=network.ApplicationGatewayRequestRoutingRuleType.BASIC,
            http_listener=part("httpListeners", "http"),
            redirect_configuration=part("redirectConfigurations", "https"),
        ),
    ],
    tags=tags,
    # Azure looks at this when it makes the gateway.
    opts=pulumi.ResourceOptions(depends_on=[certificate_grant]),
)

host = address.dns_settings.apply(lambda found: found.fqdn or "" if found else "")
group_name = group.name
