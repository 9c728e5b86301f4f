"""3 model servers in 2 zones of us-west-2, behind one load balancer."""

import pulumi

import encryption  # noqa: F401
import firewall  # noqa: F401
import flow_logs  # noqa: F401
import identity  # noqa: F401
import load_balancer
import load_balancer_logs  # noqa: F401
import network  # noqa: F401
import servers

pulumi.export("url", load_balancer.url)
pulumi.export("server_ids", servers.server_ids)
