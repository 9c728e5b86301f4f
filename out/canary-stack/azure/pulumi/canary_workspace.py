"""The workspace reaches its stores as its own identity, never with their keys."""

import pulumi
from pulumi_azure_native import machinelearningservices as ml

from canary_workspace_access import workspace_grants, workspace_identity
from canary_workspace_monitoring import insights
from canary_workspace_stores import account, registry, vault
from resource_group import group
from settings import canary_name, tags

workspace = ml.Workspace(
    "canary",
    workspace_name=f"mlw-{canary_name}",
    resource_group_name=group.name,
    kind="Default",
    sku=ml.SkuArgs(name="Basic", tier=ml.SkuTier.BASIC),
    storage_account=account.id,
    system_datastores_auth_mode=ml.SystemDatastoresAuthMode.IDENTITY,
    key_vault=vault.id,
    container_registry=registry.id,
    application_insights=insights.id,
    primary_user_assigned_identity=workspace_identity.id,
    identity=ml.ManagedServiceIdentityArgs(
        type=ml.ManagedServiceIdentityType.USER_ASSIGNED,
        user_assigned_identities=[workspace_identity.id],
    ),
    public_network_access=ml.PublicNetworkAccessType.ENABLED,
    tags=tags,
    # The workspace writes to its stores while it is created.
    opts=pulumi.ResourceOptions(depends_on=workspace_grants),
)

workspace_name = workspace.name
group_name = group.name
model_container = workspace.workspace_id.apply(lambda id: f"azureml-blobstore-{id}")
