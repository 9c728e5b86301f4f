"""Locks keep others from deleting what takes long to build again.

A destroy of this project lifts them first.
"""

import pulumi
from pulumi_azure_native import authorization

from load_balancer import address, gateway
from load_balancer_logs import diagnostics
from settings import deletion_protection, name
from zone import zone

locked = {
    "address": address.id,
    "load-balancer": gateway.id,
    # Azure deletes no zone without this record. A lock of the whole zone would hold all of them.
    "zone": pulumi.Output.concat(zone.id, "/SOA/@"),
}

for key, resource_id in locked.items() if deletion_protection else ():
    authorization.ManagementLockByScope(
        f"lock-{key}",
        lock_name=f"{name}-{key}",
        scope=resource_id,
        level=authorization.LockLevel.CAN_NOT_DELETE,
        notes=f"Set deletion_protection to false where {name} is deployed from.",
        # A lock holds what hangs on a resource, too: it has to be lifted before that goes.
        opts=pulumi.ResourceOptions(depends_on=[diagnostics]),
    )
