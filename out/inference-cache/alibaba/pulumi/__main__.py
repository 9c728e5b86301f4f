"""A private, versioned and encrypted store for models and inference results in cn-hangzhou,
copied to cn-shanghai.
"""

import pulumi

import identities
import key
import logs
import protection  # noqa: F401
import replica
import replica_protection  # noqa: F401
import replication  # noqa: F401
import store

pulumi.export("bucket", store.bucket.id)
pulumi.export("public_endpoint", store.public_endpoint)
pulumi.export("internal_endpoint", store.internal_endpoint)
pulumi.export("key_id", key.key.id)
pulumi.export("log_bucket", logs.log_bucket.id)
pulumi.export("roles", identities.role_names)
pulumi.export("replica_bucket", replica.bucket.id)
pulumi.export("replica_internal_endpoint", replica.internal_endpoint)
