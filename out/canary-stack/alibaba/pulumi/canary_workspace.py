"""The workspace that the model and its services belong to."""

import pulumi_alicloud as alicloud

from settings import canary_name

# PAI takes no dashes in names.
prefix = canary_name.replace("-", "_")

workspace = alicloud.pai.WorkspaceWorkspace(
    "canary",
    workspace_name=f"{prefix}_ws",
    display_name=f"{prefix}_ws",
    description=f"Serves {canary_name}",
    env_types=["prod"],
)

workspace_id = workspace.id
