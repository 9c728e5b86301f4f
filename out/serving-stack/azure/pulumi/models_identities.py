"""Who may use the cache: one identity reads, one writes.

Servers take them on, so no key exists that could leak.
"""

from pulumi_azure_native import managedidentity

from models_key import grant
from models_store import containers
from resource_group import group
from settings import models_name, tags

identities = {
    key: managedidentity.UserAssignedIdentity(
        f"models-identity-{key}",
        resource_name_=f"id-{models_name}-{key}",
        resource_group_name=group.name,
        tags=tags,
    )
    for key in ("reader", "writer")
}

# Who writes can delete an object but none of its versions, so that a deletion can be undone.
roles = {
    "reader": "Storage Blob Data Reader",
    "writer": "Storage Blob Data Contributor",
}

# A role reaches no further than its container.
for key, identity in identities.items():
    for (region, name_of), container in containers.items():
        grant(f"identity-{key}-{region}-{name_of}", identity, container.id, roles[key])

reader_id = identities["reader"].id
writer_id = identities["writer"].id
