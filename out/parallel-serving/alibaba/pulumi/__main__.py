"""3 model servers in 2 zones of ap-southeast-1, behind one load balancer."""

import pulumi

import firewall  # noqa: F401
import load_balancer
import network  # noqa: F401
import servers

pulumi.export("url", load_balancer.url)
pulumi.export("server_ids", servers.server_ids)
