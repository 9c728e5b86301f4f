"""Which share of the requests each deployment gets.

An endpoint takes this only once the deployments are there, so it is a second write to the
endpoint: a template that says all of it, since whatever a write leaves out is lost.
"""

import pulumi
from pulumi_azure_native import resources

from canary_deployments import deployments
from canary_endpoint import endpoint
from canary_workspace import workspace
from canary_workspace_access import endpoint_identity
from resource_group import group
from settings import canary_name, canary_traffic, tags

endpoint_with_traffic = {
    "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
    "apiVersion": "2025-12-01",
    "name": "[parameters('endpoint')]",
    "location": "[resourceGroup().location]",
    "kind": "Managed",
    "identity": {
        "type": "UserAssigned",
        "userAssignedIdentities": {"[parameters('identity')]": {}},
    },
    "properties": {
        "authMode": "AADToken",
        "publicNetworkAccess": "Enabled",
        "traffic": "[parameters('traffic')]",
    },
    "tags": "[parameters('tags')]",
}

resources.Deployment(
    "canary-traffic",
    deployment_name=f"traffic-{canary_name}",
    resource_group_name=group.name,
    properties=resources.DeploymentPropertiesArgs(
        mode=resources.DeploymentMode.INCREMENTAL,
        template={
            "$schema": "https://schema.management.azure.com/schemas/"
            "2019-04-01/deploymentTemplate.json#",
            "contentVersion": "1.0.0.0",
            "parameters": {
                "endpoint": {"type": "string"},
                "identity": {"type": "string"},
                "traffic": {"type": "object"},
                "tags": {"type": "object"},
            },
            "resources": [endpoint_with_traffic],
        },
        parameters={
            "endpoint": resources.DeploymentParameterArgs(
                value=pulumi.Output.concat(workspace.name, "/", endpoint.name),
            ),
            "identity": resources.DeploymentParameterArgs(value=endpoint_identity.id),
            "traffic": resources.DeploymentParameterArgs(value=canary_traffic),
            "tags": resources.DeploymentParameterArgs(value=tags),
        },
    ),
    opts=pulumi.ResourceOptions(depends_on=list(deployments.values())),
)
