"""The model and its versions, for people to look up. The services read the bucket themselves."""

import pulumi
import pulumi_alicloud as alicloud

from model_store import bucket
from settings import model_path, model_versions, name
from workspace import workspace

model = alicloud.pai.WorkspaceModel(
    "main",
    workspace_id=workspace.id,
    model_name="sentiment",
    model_description=f"Served by {name}",
    accessibility="PRIVATE",
)

for version in sorted(set(model_versions.values())):
    alicloud.pai.WorkspaceModelVersion(
        f"main-{version}",
        model_id=model.id,
        uri=pulumi.Output.concat("oss://", bucket.bucket, f"/{model_path}/{version}/"),
        version_description=f"Version {version}",
        source_type="Custom",
        approval_status="Approved",
    )
