"""A private, versioned and encrypted store for models and inference results in westeurope,
copied to northeurope.
"""

import pulumi

import identities
import key
import logs
import protection  # noqa: F401
import replication  # noqa: F401
import resource_group  # noqa: F401
import store

pulumi.export("storage_account", store.account_name)
pulumi.export("endpoint", store.endpoint)
pulumi.export("key_id", key.key_id)
pulumi.export("log_workspace", logs.workspace_id)
pulumi.export("reader_id", identities.reader_id)
pulumi.export("writer_id", identities.writer_id)
pulumi.export("replica_account", store.replica_name)
pulumi.export("replica_endpoint", store.replica_endpoint)
