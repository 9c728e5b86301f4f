"""2 to 8 model servers in 2 zones of us-west-2, which follow the load and replace what fails,
behind api.ai.example.com.
"""

import pulumi

# First: what it overrides is made by the others.
import overrides  # noqa: F401

# isort: split
import autoscaling
import certificate  # noqa: F401
import dns
import encryption  # noqa: F401
import firewall  # noqa: F401
import flow_logs  # noqa: F401
import health_check  # noqa: F401
import identity  # noqa: F401
import load_balancer
import load_balancer_logs  # noqa: F401
import monitoring
import network  # noqa: F401
import web_acl  # noqa: F401
import zone

pulumi.export("url", dns.url)
pulumi.export("name_servers", zone.name_servers)
pulumi.export("load_balancer_address", load_balancer.address)
pulumi.export("autoscaling_group", autoscaling.group_name)
pulumi.export("alarm_topics", monitoring.topics)
