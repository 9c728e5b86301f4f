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

# The copy is read in its own region; only replication writes it. Who writes can delete an object
# but none of its versions, so that a deletion can be undone.
roles = {
    "cache": {
        "reader": "Storage Blob Data Reader",
        "writer": "Storage Blob Data Contributor",
    },
    "replica": {
        "reader": "Storage Blob Data Reader",
        "writer": "Storage Blob Data Reader",
    },
}

# A role reaches no further than its container.
for key, identity in identities.items():
    for (region, name_of), container in containers.items():
        grant(
            f"identity-{key}-{region}-{name_of}",
            identity,
            container.id,
            roles[region][key],
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
