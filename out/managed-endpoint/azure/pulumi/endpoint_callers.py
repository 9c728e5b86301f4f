"""Callers may ask for predictions.

The built-in roles that allow it allow changing the endpoint too.
"""

from pulumi_azure_native import authorization

from endpoint import endpoint
from resource_group import group
from settings import callers, unique_name

caller_role = authorization.RoleDefinition(
    "caller",
    role_name=f"{unique_name} caller",
    description=f"Asks {unique_name} for predictions",
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

for caller in callers:
    authorization.RoleAssignment(
        f"caller-{caller}",
        scope=endpoint.id,
        role_definition_id=caller_role.id,
        principal_id=caller,
    )
