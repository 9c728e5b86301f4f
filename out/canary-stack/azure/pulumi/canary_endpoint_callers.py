"""Callers may ask for predictions.

The built-in roles that allow it allow changing the endpoint too.
"""

from pulumi_azure_native import authorization

from canary_endpoint import endpoint
from resource_group import group
from settings import canary_callers, canary_unique_name

caller_role = authorization.RoleDefinition(
    "canary-caller",
    role_name=f"{canary_unique_name} caller",
    description=f"Asks {canary_unique_name} for predictions",
    scope=group.id,
    assignable_scopes=[group.id],
    permissions=[
        authorization.PermissionArgs(
            actions=[
                "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action",
            ],
        ),
    ],
)

for caller in canary_callers:
    authorization.RoleAssignment(
        f"canary-caller-{caller}",
        scope=endpoint.id,
        role_definition_id=caller_role.id,
        principal_id=caller,
    )
