"""A cache at the edge in front of origin.example.com, with 2 cached paths."""

import pulumi

import access_logs
import cache  # noqa: F401
import cdn
import domain  # noqa: F401
import resource_group  # noqa: F401
import route
import waf  # noqa: F401
import zone

pulumi.export("url", route.url)
pulumi.export("front_door_id", cdn.front_door_id)
pulumi.export("purge_command", route.purge_command)
pulumi.export("log_workspace", access_logs.workspace_id)
pulumi.export("name_servers", zone.name_servers)
