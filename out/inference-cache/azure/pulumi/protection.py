"""Locks keep others from deleting stores, which would take their objects with them, and keys.

This project lifts its own.
"""

from pulumi_azure_native import authorization

from key import vaults
from settings import deletion_protection, name
from store import accounts

locked = {
    **{f"store-{region}": account.id for region, account in accounts.items()},
    **{f"vault-{region}": vault.id for region, vault in vaults.items()},
}

for key, resource_id in locked.items() if deletion_protection else ():
    authorization.ManagementLockByScope(
        f"store-{key}",
        lock_name=f"{name}-{key}",
        scope=resource_id,
        level=authorization.LockLevel.CAN_NOT_DELETE,
        notes=f"Set deletion_protection to false where {name} is deployed from.",
    )
