"""3 model servers in 3 zones of southcentralus, behind one load balancer."""

import pulumi

import firewall  # noqa: F401
import load_balancer
import locks  # noqa: F401
import network  # noqa: F401
import resource_group  # noqa: F401
import servers
import subnets  # noqa: F401

pulumi.export("url", load_balancer.url)
pulumi.export("server_ids", servers.server_ids)
pulumi.export("resource_group", load_balancer.group_name)
