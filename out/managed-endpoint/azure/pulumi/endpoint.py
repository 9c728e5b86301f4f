"""The one address of all deployments, and what their containers may do."""

import pulumi
from pulumi_azure_native import machinelearningservices as ml

from resource_group import group
from settings import tags, unique_name
from workspace import workspace
from workspace_access import endpoint_identity, grant
from workspace_stores import account, registry

# A container fetches its image and its model, and tells how it is: nothing else.
endpoint_roles = {
    "blobs": (account.id, "Storage Blob Data Reader"),
    "images": (registry.id, "AcrPull"),
    "metrics": (workspace.id, "AzureML Metrics Writer (preview)"),
}

endpoint_grants = [
    grant(f"endpoint-{key}", endpoint_identity, scope, role)
    for key, (scope, role) in endpoint_roles.items()
]

endpoint = ml.OnlineEndpoint(
    "endpoint",
    endpoint_name=unique_name,
    resource_group_name=group.name,
    workspace_name=workspace.name,
    kind="Managed",
    identity=ml.ManagedServiceIdentityArgs(
        type=ml.ManagedServiceIdentityType.USER_ASSIGNED,
        user_assigned_identities=[endpoint_identity.id],
    ),
    properties=ml.OnlineEndpointPropertiesArgs(
        auth_mode=ml.EndpointAuthMode.AAD_TOKEN,
        public_network_access=ml.PublicNetworkAccessType.ENABLED,
    ),
    tags=tags,
    opts=pulumi.ResourceOptions(
        # Containers start with what the endpoint's identity may fetch by then.
        depends_on=endpoint_grants,
        # An update writes the whole endpoint, and without its traffic no request would go
        # anywhere. It is therefore only created here; every change is written together with
        # the traffic.
        ignore_changes=["identity", "properties", "tags"],
    ),
)

endpoint_name = endpoint.name
scoring_url = endpoint.properties.apply(lambda properties: properties.scoring_uri)
AUDIENCE = "https://ml.azure.com"
credentials_command = (
    f"az account get-access-token --resource {AUDIENCE} --query accessToken -o tsv"
)
