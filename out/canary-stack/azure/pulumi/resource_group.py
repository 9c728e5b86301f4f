"""Everything of this system lives in one group, and nothing else should."""

from pulumi_azure_native import resources

from settings import name, tags

group = resources.ResourceGroup(
    "main",
    resource_group_name=f"rg-{name}",
    tags=tags,
)
