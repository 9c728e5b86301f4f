"""A cache at the edge in front of origin.example.com, with 2 cached paths."""

import pulumi

import access_logs
import cache  # noqa: F401
import cdn
import domain

pulumi.export("url", cdn.url)
pulumi.export("distribution_id", cdn.distribution_id)
pulumi.export("purge_command", cdn.purge_command)
pulumi.export("log_bucket", access_logs.bucket_name)
pulumi.export("name_servers", domain.name_servers)
