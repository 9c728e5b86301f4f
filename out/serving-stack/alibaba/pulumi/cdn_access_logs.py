"""Who asked for what, as it happens, in Simple Log Service."""

import pulumi
import pulumi_alicloud as alicloud

from cdn import edge
from settings import cdn_log_days, cdn_name, tags

# Names of projects are shared by all accounts: this number makes them unique.
account = alicloud.get_account_output().id

project = alicloud.log.Project(
    "cdn-access",
    project_name=pulumi.Output.concat(cdn_name, "-cdn-", account),
    description=f"Access logs of {cdn_name}",
    tags=tags,
)

store = alicloud.log.Store(
    "cdn-access",
    project_name=project.project_name,
    logstore_name="access",
    retention_period=cdn_log_days,
    auto_split=True,
    max_split_shard_count=64,
    # By a key that Log Service keeps. To add this later would replace the store.
    encrypt_conf=alicloud.log.StoreEncryptConfArgs(
        enable=True,
        encrypt_type="default",
    ),
)

# Without an index nobody can search.
index = alicloud.log.StoreIndex(
    "cdn-access",
    project=project.project_name,
    logstore=store.logstore_name,
    full_text=alicloud.log.StoreIndexFullTextArgs(case_sensitive=False),
)

alicloud.cdn.RealTimeLogDelivery(
    "cdn",
    domain=edge.domain_name,
    project=project.project_name,
    logstore=store.logstore_name,
    sls_region="ap-southeast-1",
    # A sender may index a store that has no index yet, and two would collide.
    opts=pulumi.ResourceOptions(depends_on=[index]),
)

log_store = pulumi.Output.concat(project.project_name, "/", store.logstore_name)
