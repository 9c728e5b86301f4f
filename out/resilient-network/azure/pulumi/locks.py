"""Locks keep others from deleting what takes long to build again.

This project lifts its own.
"""

from pulumi_azure_native import authorization

from load_balancer import address, gateway
from settings import deletion_protection, name
from zone import zone

locked = {
    "address": address.id,
    "load-balancer": gateway.id,
    "zone": zone.id,
}

for key, resource_id in locked.items() if deletion_protection else ():
    authorization.ManagementLockByScope(
        f"lock-{key}",
        lock_name=f"{name}-{key}",
        scope=resource_id,
        level=authorization.LockLevel.CAN_NOT_DELETE,
        notes=f"Set deletion_protection to false where {name} is deployed from.",
    )
