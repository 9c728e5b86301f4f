"""Who acts here: one identity for the workspace, one for the endpoint's containers.

A role reaches no further than the resource that it names.
"""

import pulumi
from pulumi_azure_native import authorization, managedidentity

from resource_group import group
from settings import stable_name, tags
from stable_workspace_monitoring import insights
from stable_workspace_stores import account, client, registry, vault

# Azure knows its built-in roles by these.
ROLES = {
    "AcrPull": "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    "AzureML Metrics Writer (preview)": "635dd51f-9968-44d3-b7fb-6d9a6bd613ae",
    "Contributor": "b24988ac-6180-42a0-ab88-20f7382dd24c",
    "Key Vault Administrator": "00482a5a-887f-4fb3-b363-3b7fe8e74483",
    "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
    "Storage File Data Privileged Contributor": "69566ab7-960f-475b-8e7c-b3118f30c6bd",
}

# What Azure ML asks for an identity that is not the workspace's own. Contributor does not
# reach into blobs or secrets; the other roles do.
workspace_roles = {
    "storage": (account.id, "Contributor"),
    "blobs": (account.id, "Storage Blob Data Contributor"),
    "files": (account.id, "Storage File Data Privileged Contributor"),
    "vault": (vault.id, "Contributor"),
    "secrets": (vault.id, "Key Vault Administrator"),
    "registry": (registry.id, "Contributor"),
    "insights": (insights.id, "Contributor"),
}


def identity(role: str) -> managedidentity.UserAssignedIdentity:
    """An identity of its own, for what acts in this role."""
    return managedidentity.UserAssignedIdentity(
        f"stable-{role}",
        resource_name_=f"id-{stable_name}-{role}",
        resource_group_name=group.name,
        tags=tags,
    )


def grant(
    label: str,
    to: managedidentity.UserAssignedIdentity,
    scope: pulumi.Input[str],
    role: str,
) -> authorization.RoleAssignment:
    """A built-in role for an identity, on one resource."""
    return authorization.RoleAssignment(
        f"stable-{label}",
        scope=scope,
        role_definition_id=pulumi.Output.format(
            "/subscriptions/{0}/providers/Microsoft.Authorization/roleDefinitions/{1}",
            client.subscription_id,
            ROLES[role],
        ),
        principal_id=to.principal_id,
        principal_type=authorization.PrincipalType.SERVICE_PRINCIPAL,
    )


workspace_identity = identity("workspace")
endpoint_identity = identity("endpoint")

workspace_grants = [
    grant(f"workspace-{key}", workspace_identity, scope, role)
    for key, (scope, role) in workspace_roles.items()
]
