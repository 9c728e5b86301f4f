"""The workspace that the model and its services belong to."""

import pulumi_alicloud as alicloud

from settings import name

# PAI takes no dashes in names.
prefix = name.replace("-", "_")

workspace = alicloud.pai.WorkspaceWorkspace(
    "main",
    workspace_name=f"{prefix}_ws",
    display_name=f"{prefix}_ws",
    description=f"Serves {name}",
    env_types=["prod"],
)

workspace_id = workspace.id
