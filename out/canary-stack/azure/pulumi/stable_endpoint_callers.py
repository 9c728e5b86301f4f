"""Callers may ask for predictions.

The built-in roles that allow it allow changing the endpoint too.
"""

from pulumi_azure_native import authorization

from resource_group import group
from settings import stable_callers, stable_unique_name
from stable_endpoint import endpoint

caller_role = authorization.RoleDefinition(
    "stable-caller",
    role_name=f"{stable_unique_name} caller",
    description=f"Asks {stable_unique_name} for predictions",
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

for caller in stable_callers:
    authorization.RoleAssignment(
        f"stable-caller-{caller}",
        scope=endpoint.id,
        role_definition_id=caller_role.id,
        principal_id=caller,
    )
