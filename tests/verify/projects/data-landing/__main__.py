"""Where partners deliver their files."""

import pulumi

import alibaba
import azure
from azure import group as resource_group

pulumi.export("group", resource_group.name)
pulumi.export("endpoints", azure.endpoints)
pulumi.export("container", azure.first.name)
pulumi.export("buckets", {name: bucket.bucket for name, bucket in alibaba.buckets.items()})
pulumi.export("roles", alibaba.role.arn)
pulumi.export("vault", azure.vault.properties.vault_uri)
