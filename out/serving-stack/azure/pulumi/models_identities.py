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

# A role reaches no further than its container. Who writes can delete an object but none of its
# versions, so that a deletion can be undone.
for (region, name_of), container in containers.items():
    grant(
        f"identity-reader-{region}-{name_of}",
        identities["reader"],
        container.id,
        "Storage Blob Data Reader",
    )
    grant(
        f"identity-writer-{region}-{name_of}",
        identities["writer"],
        container.id,
        "Storage Blob Data Contributor",
    )

reader_id = identities["reader"].id
writer_id = identities["writer"].id
