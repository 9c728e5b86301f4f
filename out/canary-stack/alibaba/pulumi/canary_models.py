"""The model and its versions, for people to look up. The services read the bucket themselves."""

import pulumi
import pulumi_alicloud as alicloud

from canary_model_store import bucket
from canary_workspace import workspace
from settings import canary_model_path, canary_model_versions, canary_name

model = alicloud.pai.WorkspaceModel(
    "canary",
    workspace_id=workspace.id,
    model_name=canary_name,
    model_description=f"Served by {canary_name}",
    accessibility="PRIVATE",
)

for version in sorted(set(canary_model_versions.values())):
    alicloud.pai.WorkspaceModelVersion(
        f"canary-{version}",
        model_id=model.id,
        uri=pulumi.Output.concat(
            "oss://",
            bucket.bucket,
            f"/{canary_model_path}/{version}/",
        ),
        version_description=f"Version {version}",
        source_type="Custom",
        approval_status="Approved",
    )
