"""Who talked to whom in the network, accepted or refused."""

import pulumi
import pulumi_alicloud as alicloud

from load_balancer_logs import log_project
from network import vpc
from settings import log_days, name, tags

flow_log = alicloud.log.Store(
    "flows",
    project_name=log_project.project_name,
    logstore_name="flows",
    retention_period=log_days,
    auto_split=True,
    max_split_shard_count=64,
    # By a key that Log Service keeps. To add this later would replace the store.
    encrypt_conf=alicloud.log.StoreEncryptConfArgs(
        enable=True,
        encrypt_type="default",
    ),
)

index = alicloud.log.StoreIndex(
    "flows",
    project=log_project.project_name,
    logstore=flow_log.logstore_name,
    full_text=alicloud.log.StoreIndexFullTextArgs(case_sensitive=False),
)

alicloud.vpc.FlowLog(
    "main",
    flow_log_name=name,
    resource_type="VPC",
    resource_id=vpc.id,
    traffic_type="All",
    project_name=log_project.project_name,
    log_store_name=flow_log.logstore_name,
    aggregation_interval="10",
    tags=tags,
    # A sender may index a store that has no index yet, and two would collide.
    opts=pulumi.ResourceOptions(depends_on=[index]),
)
