"""Locks keep others from deleting what takes long to build again.

A destroy of this project lifts them first.
"""

from pulumi_azure_native import authorization

from load_balancer import address, gateway
from servers import data_disks, servers
from settings import deletion_protection, name

locked = {
    "address": address.id,
    "load-balancer": gateway.id,
    **{f"server-{number}": server.id for number, server in servers.items()},
    **{f"data-{number}": disk.id for number, disk in data_disks.items()},
}

for key, resource_id in locked.items() if deletion_protection else ():
    authorization.ManagementLockByScope(
        f"lock-{key}",
        lock_name=f"{name}-{key}",
        scope=resource_id,
        level=authorization.LockLevel.CAN_NOT_DELETE,
        notes=f"Set deletion_protection to false where {name} is deployed from.",
    )
