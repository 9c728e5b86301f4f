"""The model and its versions, for people to look up. The services read the bucket themselves."""

import pulumi
import pulumi_alicloud as alicloud

from settings import stable_model_path, stable_model_versions, stable_name
from stable_model_store import bucket
from stable_workspace import workspace

model = alicloud.pai.WorkspaceModel(
    "stable",
    workspace_id=workspace.id,
    model_name=stable_name,
    model_description=f"Served by {stable_name}",
    accessibility="PRIVATE",
)

for version in sorted(set(stable_model_versions.values())):
    alicloud.pai.WorkspaceModelVersion(
        f"stable-{version}",
        model_id=model.id,
        uri=pulumi.Output.concat(
            "oss://",
            bucket.bucket,
            f"/{stable_model_path}/{version}/",
        ),
        version_description=f"Version {version}",
        source_type="Custom",
        approval_status="Approved",
    )
