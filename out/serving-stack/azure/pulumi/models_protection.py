"""Locks keep others from deleting stores, which would take their objects with them, and keys.

This project lifts its own.
"""

from pulumi_azure_native import authorization

from models_key import vaults
from models_store import accounts
from settings import deletion_protection, models_name

locked = {
    **{f"store-{region}": account.id for region, account in accounts.items()},
    **{f"vault-{region}": vault.id for region, vault in vaults.items()},
}

for key, resource_id in locked.items() if deletion_protection else ():
    authorization.ManagementLockByScope(
        f"models-store-{key}",
        lock_name=f"{models_name}-{key}",
        scope=resource_id,
        level=authorization.LockLevel.CAN_NOT_DELETE,
        notes=f"Set deletion_protection to false where {models_name} is deployed from.",
    )
