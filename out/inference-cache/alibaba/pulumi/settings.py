"""What a team tunes, read from the stack's configuration.

Every value is checked before anything is created.
"""

import re
from typing import Any

import pulumi

config = pulumi.Config()


def structured(key: str, default: Any) -> Any:
    """Read a list or a map; an empty one is a value too."""
    given = config.get_object(key)
    return default if given is None else given


# Prefix of every resource's name.
name = config.get("name") or "inference-cache"
if not re.fullmatch("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 24 of a-z, 0-9 and - between, a letter first: a bucket adds the account's ID.",
    )

# By folder, days until its objects are deleted, all versions.
expire_days: dict[str, int] = structured("expire_days", {"inference/tmp/": 1})
if not all(1 <= number <= 3650 for number in expire_days.values()):
    raise ValueError("expire_days: Between 1 and 3650 days for each folder.")

# By folder, days until its objects move to a cooler class.
cool_days: dict[str, int] = structured("cool_days", {"inference/results/": 30})
if not all(30 <= number <= 3650 for number in cool_days.values()):
    raise ValueError("cool_days: Between 30 and 3650 days for each folder.")

# By folder, days until its objects are archived.
archive_days: dict[str, int] = structured("archive_days", {"inference/results/": 90})
if not all(30 <= number <= 3650 for number in archive_days.values()):
    raise ValueError("archive_days: Between 30 and 3650 days for each folder.")

# Days until a replaced version moves to a cooler class.
old_version_cool_days = int(config.get("old_version_cool_days") or 30)
if not 30 <= old_version_cool_days <= 3650:
    raise ValueError("old_version_cool_days: Between 30 and 3650 days.")

# Days until a replaced or deleted version is gone for good.
old_version_days = int(config.get("old_version_days") or 180)
if not old_version_cool_days < old_version_days <= 3650:
    raise ValueError("old_version_days: More than old_version_cool_days, up to 3650.")

# Websites whose pages may read from the cache.
cors_origins: list[str] = structured("cors_origins", ["https://app.example.com"])
if not all(
    re.fullmatch("^https://[a-z0-9-]+([.][a-z0-9-]+)+(:[0-9]{1,5})?$", text)
    for text in cors_origins
):
    raise ValueError(
        "cors_origins: Origins such as https://app.example.com; never a bare asterisk.",
    )

# Days for which access logs are kept.
log_days = int(config.get("log_days") or 90)
if not 1 <= log_days <= 3650:
    raise ValueError("log_days: Between 1 and 3650 days.")

# Whether buckets with objects in them, and their keys, refuse to be deleted.
deletion_protection = config.get_bool("deletion_protection") is not False

# Whether the account's one key rotates each year, which is bought apart.
rotate_keys = config.get_bool("rotate_keys") is not False

# On everything that can carry them.
tags = {
    "project": name,
    "team": "inference",
}
