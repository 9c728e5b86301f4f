"""The key that encrypts every object."""

import pulumi_alicloud as alicloud

from settings import deletion_protection, models_name, models_rotate_keys, tags

key = alicloud.kms.Key(
    "models-cache",
    description=f"Encrypts the bucket of {models_name}",
    status="Enabled",
    # What older material encrypted stays readable. KMS sells rotation apart for an account's one
    # key.
    automatic_rotation="Enabled" if models_rotate_keys else "Disabled",
    rotation_interval="365d" if models_rotate_keys else None,
    # Without its key the bucket cannot be read: a deletion waits for second thoughts.
    deletion_protection="Enabled" if deletion_protection else "Disabled",
    pending_window_in_days=30,
    tags=tags,
)
