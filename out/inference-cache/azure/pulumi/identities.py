"""Who may use the cache: one identity reads, one writes.

Servers take them on, so no key exists that could leak.
"""

from pulumi_azure_native import managedidentity

from key import grant
from resource_group import group
from settings import name, tags
from store import accounts, containers

identities = {
    key: managedidentity.UserAssignedIdentity(
        f"identity-{key}",
        resource_name_=f"id-{name}-{key}",
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
    # The copy is read in its own region; only replication writes it.
    writable = region == "cache"
    grant(
        f"identity-writer-{region}-{name_of}",
        identities["writer"],
        container.id,
        "Storage Blob Data Contributor" if writable else "Storage Blob Data Reader",
    )

# Who reads may sign addresses for browsers. They hold no longer and reach no further than its
# own rights.
for region, account in accounts.items():
    grant(
        f"signer-{region}",
        identities["reader"],
        account.id,
        "Storage Blob Delegator",
    )

reader_id = identities["reader"].id
writer_id = identities["writer"].id
