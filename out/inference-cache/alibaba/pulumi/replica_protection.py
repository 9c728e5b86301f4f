"""The copy and its logs are as private as the original."""

import pulumi

from protection import protect
from replica import bucket, log_bucket, provider

protect(
    {"cache": bucket, "logs": log_bucket},
    prefix="replica-",
    opts=pulumi.ResourceOptions(provider=provider),
)
