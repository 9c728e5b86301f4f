"""2 to 8 model servers in 3 zones of westus3, which follow the load and replace what fails,
behind api.ai.example.com.
"""

import pulumi

import autoscaling
import certificate  # noqa: F401
import dns
import failover  # noqa: F401
import firewall  # noqa: F401
import flow_logs  # noqa: F401
import load_balancer
import load_balancer_logs  # noqa: F401
import locks  # noqa: F401
import monitoring
import network  # noqa: F401
import resource_group  # noqa: F401
import subnets  # noqa: F401
import web_acl  # noqa: F401
import zone

pulumi.export("url", dns.url)
pulumi.export("name_servers", zone.name_servers)
pulumi.export("load_balancer_address", load_balancer.host)
pulumi.export("resource_group", load_balancer.group_name)
pulumi.export("scale_set", autoscaling.scale_set_name)
pulumi.export("action_group", monitoring.action_group)
