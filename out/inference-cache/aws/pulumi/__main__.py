"""A private, versioned and encrypted store for models and inference results in eu-central-1,
copied to eu-west-1.
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
pulumi.export("endpoint", store.endpoint)
pulumi.export("key_arn", key.key.arn)
pulumi.export("log_bucket", logs.log_bucket.id)
pulumi.export("instance_profiles", identities.profile_names)
pulumi.export("replica_bucket", replica.bucket.id)
pulumi.export("replica_endpoint", replica.endpoint)
