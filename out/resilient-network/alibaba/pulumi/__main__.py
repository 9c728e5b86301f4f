"""2 to 8 model servers in 2 zones of ap-southeast-1, which follow the load and replace what
fails, behind api.ai.example.com.
"""

import pulumi

import autoscaling
import dns
import firewall  # noqa: F401
import flow_logs  # noqa: F401
import health_check  # noqa: F401
import load_balancer
import load_balancer_logs  # noqa: F401
import monitoring
import network  # noqa: F401
import web_acl  # noqa: F401
import zone

pulumi.export("url", dns.url)
pulumi.export("name_servers", zone.name_servers)
pulumi.export("load_balancer_address", load_balancer.address)
pulumi.export("scaling_group", autoscaling.scaling_group_id)
pulumi.export("rolling_update_command", autoscaling.rolling_update_command)
pulumi.export("alarm_contact_group", monitoring.contact_group_name)
