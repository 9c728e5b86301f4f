"""Who may call whom: the CDN reaches the load balancer, and only it reaches the servers."""

from pulumi_azure_native import network

from network import load_balancer_block
from resource_group import group
from settings import api_clients, api_name, api_port, tags


def allow(
    rule: str,
    description: str,
    priority: int,
    ports: list[str],
    *,
    source: str | None = None,
    sources: list[str] | None = None,
) -> network.SecurityRuleArgs:
    """A rule that lets one source, or several, in on some ports."""
    return network.SecurityRuleArgs(
        name=rule,
        description=description,
        priority=priority,
        direction=network.SecurityRuleDirection.INBOUND,
        access=network.SecurityRuleAccess.ALLOW,
        protocol=network.SecurityRuleProtocol.TCP,
        source_address_prefix=source,
        source_address_prefixes=sources,
        source_port_range="*",
        destination_address_prefix="*",
        destination_port_ranges=ports,
    )


# There may be no clients but the CDN.
admitted = (
    [
        allow(
            "clients",
            "Clients, by their address",
            100,
            ["80", "443"],
            sources=api_clients,
        ),
    ]
    if api_clients
    else []
)

load_balancer_group = network.NetworkSecurityGroup(
    "api-load-balancer",
    network_security_group_name=f"nsg-{api_name}-load-balancer",
    resource_group_name=group.name,
    security_rules=[
        *admitted,
        # The firewall of the load balancer tells this profile from those of others.
        allow(
            "cdn",
            "Front Door, for whichever profile",
            105,
            ["443"],
            source="AzureFrontDoor.Backend",
        ),
        allow(
            "health-checkers",
            "Traffic Manager asks from outside whether the service answers",
            110,
            ["443"],
            source="AzureTrafficManager",
        ),
        # Without this rule Azure refuses a subnet for the gateway: its own control comes
        # through here.
        allow(
            "gateway-manager",
            "Control of the gateway by Azure, proved by certificates",
            200,
            ["65200-65535"],
            source="GatewayManager",
        ),
    ],
    tags=tags,
)

server_group = network.NetworkSecurityGroup(
    "api-server",
    network_security_group_name=f"nsg-{api_name}-server",
    resource_group_name=group.name,
    security_rules=[
        allow(
            "load-balancer",
            "The load balancer, which forwards and probes from its own subnet",
            100,
            [str(api_port)],
            source=load_balancer_block,
        ),
        # Else a default rule of Azure would let everything inside the network in, servers
        # among them.
        network.SecurityRuleArgs(
            name="nobody-else",
            description="Everybody else, SSH included",
            priority=4096,
            direction=network.SecurityRuleDirection.INBOUND,
            access=network.SecurityRuleAccess.DENY,
            protocol=network.SecurityRuleProtocol.ASTERISK,
            source_address_prefix="*",
            source_port_range="*",
            destination_address_prefix="*",
            destination_port_range="*",
        ),
    ],
    tags=tags,
)
