"""Who called the service."""

import pulumi
import pulumi_alicloud as alicloud

from settings import log_days, name, tags

account = alicloud.get_account_output().id

log_project = alicloud.log.Project(
    "main",
    # Names of projects are shared by all accounts: this one's number makes it unique.
    project_name=pulumi.Output.concat(name, "-", account),
    description=f"Logs of {name}",
    tags=tags,
)

call_log = alicloud.log.Store(
    "calls",
    project_name=log_project.project_name,
    logstore_name="alb_calls",
    retention_period=log_days,
    auto_split=True,
    max_split_shard_count=64,
    # By a key that Log Service keeps. To add this later would replace the store.
    encrypt_conf=alicloud.log.StoreEncryptConfArgs(
        enable=True,
        encrypt_type="default",
    ),
)

# Without an index nobody can search.
call_index = alicloud.log.StoreIndex(
    "calls",
    project=log_project.project_name,
    logstore=call_log.logstore_name,
    full_text=alicloud.log.StoreIndexFullTextArgs(case_sensitive=False),
)
