"""The key of every object. It gets new material each year; what older material encrypted stays
readable.
"""

import pulumi_alicloud as alicloud

from settings import deletion_protection, models_name, tags

key = alicloud.kms.Key(
    "models-cache",
    description=f"Encrypts the bucket of {models_name}",
    status="Enabled",
    automatic_rotation="Enabled",
    rotation_interval="365d",
    # Without its key the bucket cannot be read: a deletion waits for second thoughts.
    deletion_protection="Enabled" if deletion_protection else "Disabled",
    pending_window_in_days=30,
    tags=tags,
)
