"""Copies every folder that is kept.

Writes are copied and deletions of versions are not, so that a mistake in one region leaves the
other whole.
"""

import pulumi
from pulumi_azure_native import storage

from resource_group import group
from store import accounts, containers, kept_folders

# By container, the folders in it; none are named where the container is the folder.
copied: dict[str, list[str]] = {}
for folder in kept_folders:
    container, _, inside = folder.partition("/")
    copied.setdefault(container, []).extend([inside] if inside else [])


def rule(
    container: str,
    rule_id: pulumi.Input[str] | None = None,
) -> storage.ObjectReplicationPolicyRuleArgs:
    """Return the rule of a container, whose ID is known once the destination gave it."""
    return storage.ObjectReplicationPolicyRuleArgs(
        rule_id=rule_id,
        source_container=container,
        destination_container=container,
        filters=storage.ObjectReplicationPolicyFilterArgs(
            prefix_match=copied[container] or None,
            # Everything, whenever it was written.
            min_creation_time="1601-01-01T00:00:00Z",
        ),
    )


# The destination is told first, and names the policy and its rules.
received = storage.ObjectReplicationPolicy(
    "store-received",
    object_replication_policy_id="default",
    account_name=accounts["replica"].name,
    resource_group_name=group.name,
    source_account=accounts["cache"].id,
    destination_account=accounts["replica"].id,
    rules=[rule(container) for container in copied],
    opts=pulumi.ResourceOptions(depends_on=list(containers.values())),
)

rule_ids = received.rules.apply(
    lambda rules: {rule.source_container: rule.rule_id or "" for rule in rules or []},
)

storage.ObjectReplicationPolicy(
    "store-sent",
    object_replication_policy_id=received.policy_id,
    account_name=accounts["cache"].name,
    resource_group_name=group.name,
    source_account=accounts["cache"].id,
    destination_account=accounts["replica"].id,
    rules=[rule(container, rule_ids[container]) for container in copied],
)
