"""Locks keep others from deleting what takes long to build again.

This project lifts its own.
"""

from pulumi_azure_native import authorization

from api_load_balancer import address, gateway
from api_zone import zone
from settings import api_name, deletion_protection

locked = {
    "address": address.id,
    "load-balancer": gateway.id,
    "zone": zone.id,
}

for key, resource_id in locked.items() if deletion_protection else ():
    authorization.ManagementLockByScope(
        f"api-lock-{key}",
        lock_name=f"{api_name}-{key}",
        scope=resource_id,
        level=authorization.LockLevel.CAN_NOT_DELETE,
        notes=f"Set deletion_protection to false where {api_name} is deployed from.",
    )
