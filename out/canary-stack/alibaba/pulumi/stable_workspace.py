"""The workspace that the model and its services belong to."""

import pulumi_alicloud as alicloud

from settings import stable_name

# PAI takes no dashes in names.
prefix = stable_name.replace("-", "_")

workspace = alicloud.pai.WorkspaceWorkspace(
    "stable",
    workspace_name=f"{prefix}_ws",
    display_name=f"{prefix}_ws",
    description=f"Serves {stable_name}",
    env_types=["prod"],
)

workspace_id = workspace.id
