"""A cache at the edge in front of origin.example.com, with 2 cached paths."""

import pulumi

import access_logs
import cache  # noqa: F401
import cdn
import domain

pulumi.export("url", cdn.url)
pulumi.export("cname", cdn.cname)
pulumi.export("purge_command", cdn.purge_command)
pulumi.export("log_store", access_logs.log_store)
pulumi.export("name_servers", domain.name_servers)
