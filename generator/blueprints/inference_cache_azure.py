"""inference-cache on Azure: what a storage account cannot do, what is tuned, and what to know."""

from typing import Any

from generator.blueprints.azure_stores import range_problems
from generator.clouds import CloudFacts
from generator.clouds.azure_names import unique_name
from generator.components.replica import Replica
from generator.components.store import Store
from generator.errors import Problem
from generator.project import Check, Output, Step, Variable

SERVICES = (
    "Microsoft.Insights",
    "Microsoft.KeyVault",
    "Microsoft.ManagedIdentity",
    "Microsoft.OperationalInsights",
    "Microsoft.Storage",
)

# What a workspace of Log Analytics keeps: learn.microsoft.com, data retention.
LEAST_LOG_DAYS, MOST_LOG_DAYS = 30, 730

_SHORTEST, _LONGEST = 3, 63  # names of containers


def problems(spec: Any, facts: CloudFacts) -> list[Problem]:
    """Return what Azure cannot do of `spec`, each with the nearest substitute."""
    place = spec.clouds.azure
    found = [
        *_folder_problems(spec.folders),
        *range_problems(place.clients, path=("clouds", "azure", "clients")),
    ]
    found += [
        Problem(
            message=f"{region} has no zones to spread objects over",
            hint='name a region with zones, as in westeurope, or say "redundancy": "local"',
            path=("clouds", "azure", field),
        )
        for field in ("region", "replica_region")
        if (region := getattr(place, field))
        and place.redundancy == "zone"
        and region in facts.regions
        and region not in facts.zones
    ]
    if not LEAST_LOG_DAYS <= spec.access_logs.retention_days <= MOST_LOG_DAYS:
        found.append(
            Problem(
                message=f"Log Analytics keeps logs for {LEAST_LOG_DAYS} to {MOST_LOG_DAYS} days",
                hint=f"say a number between these, as in {3 * LEAST_LOG_DAYS}",
                path=("access_logs", "retention_days"),
            )
        )
    return found


def _folder_problems(folders: Any) -> list[Problem]:
    """Tell which folders cannot be in a container, whose name is their first part."""
    found = []
    for folder in folders:
        name = folder.partition("/")[0]
        if not _SHORTEST <= len(name) <= _LONGEST or name.endswith("-") or "--" in name:
            found.append(
                Problem(
                    message=f"`{name}`, the first part of a folder, is no name for a container",
                    hint=f"take {_SHORTEST} to {_LONGEST} letters and digits, with single dashes "
                    'inside, as in "models/"',
                    path=("folders", folder),
                )
            )
    return found


def variables(spec: Any) -> tuple[Variable, ...]:
    """Return what is tuned on Azure alone."""
    place = spec.clouds.azure
    return (
        Variable(
            name="unique_name",
            type="string",
            default=place.unique_name or unique_name(spec.name, place.region, longest=23),
            description="Name of stores and vaults; nobody else in Azure may have it.",
            check=Check(
                kind="pattern",
                args={"pattern": "^[a-z][a-z0-9]{4,22}$"},
                message="5 to 23 lowercase letters and digits, starting with a letter.",
            ),
        ),
        Variable(
            name="clients",
            type="list(string)",
            default=list(place.clients),
            description="Public IPv4 ranges that reach the store, whoever deploys among them.",
            check=Check(
                kind="each_cidr",
                message="One IPv4 range or more, such as 203.0.113.0/24.",
            ),
        ),
        Variable(
            name="subnet_ids",
            type="list(string)",
            default=list(place.subnets),
            description="Subnets that reach the store by Microsoft.Storage.Global.",
            check=Check(
                kind="each_pattern",
                args={"pattern": "^/subscriptions/.+/virtualNetworks/[^/]+/subnets/[^/]+$"},
                message="Full IDs of subnets, starting with /subscriptions/.",
            ),
        ),
        Variable(
            name="undelete_days",
            type="number",
            default=place.undelete_days,
            description="Days in which what was deleted for good can be brought back.",
            check=Check(
                kind="range", args={"min": 1, "max": 365}, message="Between 1 and 365 days."
            ),
        ),
        Variable(
            name="deletion_protection",
            type="bool",
            default=True,
            description="Whether locks keep others from deleting stores and keys.",
        ),
    )


def outputs(replica: Replica | None) -> tuple[Output, ...]:
    """Return what a project tells once it is deployed."""
    account = "azurerm_storage_account.store"
    identity = "azurerm_user_assigned_identity.identity"
    told = (
        Output(
            name="storage_account",
            description="Name of the storage account.",
            terraform=f'{account}["cache"].name',
            pulumi="store.account_name",
        ),
        Output(
            name="endpoint",
            description="Address of the store; folders follow it as they are named.",
            terraform=f'{account}["cache"].primary_blob_endpoint',
            pulumi="store.endpoint",
        ),
        Output(
            name="key_id",
            description="Key that encrypts the store.",
            terraform='azurerm_key_vault_key.store["cache"].versionless_id',
            pulumi="key.key_id",
        ),
        Output(
            name="log_workspace",
            description="Workspace of Log Analytics that holds the access logs, by its ID.",
            terraform="azurerm_log_analytics_workspace.main.workspace_id",
            pulumi="logs.workspace_id",
        ),
        Output(
            name="reader_id",
            description="Identity of a server that reads.",
            terraform=f'{identity}["reader"].id',
            pulumi="identities.reader_id",
        ),
        Output(
            name="writer_id",
            description="Identity of a server that writes.",
            terraform=f'{identity}["writer"].id',
            pulumi="identities.writer_id",
        ),
    )
    if replica is None:
        return told
    return (
        *told,
        Output(
            name="replica_account",
            description=f"Name of the copy in {replica.region}.",
            terraform=f'{account}["replica"].name',
            pulumi="store.replica_name",
        ),
        Output(
            name="replica_endpoint",
            description=f"Address of the copy in {replica.region}.",
            terraform=f'{account}["replica"].primary_blob_endpoint',
            pulumi="store.replica_endpoint",
        ),
    )


DEPLOY = (
    Step(
        text="Whoever deploys has to be Owner of the subscription, or Contributor and User Access "
        "Administrator, as roles and locks take that, and comes from one of the addresses in "
        "clients. A role takes up to ten minutes until it holds: where the first deployment stops "
        "at a key or a store with 403 Forbidden, deploy again. The subscription must know the "
        "services in use. Terraform registers them; for Pulumi it is done once:",
        commands=(
            (
                f"for service in {' '.join(SERVICES)}; "
                'do az provider register --namespace "$service"; done'
            ),
        ),
    ),
)


def verify(store: Store) -> tuple[Step, ...]:
    """Say how to see that objects are stored as they should be."""
    container, _, inside = store.folder_names[-1].partition("/")
    blob = (
        "--auth-mode login --account-name <storage_account> "
        f"--container-name {container} --name {inside}README.md"
    )
    return (
        Step(
            text="What is stored is encrypted with the key, and lives as long as its folder says. "
            "Whoever tries it needs the role Storage Blob Data Contributor on the container.",
            commands=(
                f"az storage blob upload --file README.md {blob}",
                f"az storage blob show --query properties.serverEncrypted {blob}",
            ),
        ),
    )


def operate(spec: Any, replica: Replica | None) -> tuple[Step, ...]:
    """Say how servers use the cache, and how Azure differs in what becomes of objects."""
    lifetimes = (
        "Azure counts the days of a replaced version since it was written, not since it was "
        "replaced; "
    )
    steps = (
        Step(
            text="A server uses the cache by an identity: no key is made. Give it the reader's or "
            "the writer's.",
            commands=(
                (
                    "az vm identity assign --resource-group GROUP --name SERVER --identities "
                    '"<reader_id>"'
                ),
            ),
        ),
        Step(
            text=f"{lifetimes}either way it can be brought back for undelete_days after it was "
            "deleted. An object that expires is gone for good about two days and undelete_days "
            "later: it becomes a version first. Archived objects move to the tier Cold, which is "
            "read at once and charges for 90 days. Azure's tier Archive takes hours to read, and "
            "stores that span zones have none.",
        ),
        *(
            (
                Step(
                    text="Browsers reach the store from the addresses in clients only, with "
                    "addresses that the reader's identity signs (a user delegation SAS).",
                ),
            )
            if spec.cors_origins
            else ()
        ),
    )
    if replica is None:
        return steps
    return (
        *steps,
        Step(
            text="Replication copies what is written, within minutes mostly and without a promise "
            "of Azure. Deletions hide the object in the copy too; its versions stay there until "
            "their own lifecycle ends. Folders that expire are not copied. Whether an object "
            "arrived:",
            commands=(
                (
                    "az storage blob show --auth-mode login --account-name <storage_account> "
                    "--container-name CONTAINER --name OBJECT "
                    "--query objectReplicationSourceProperties"
                ),
            ),
        ),
    )


DESTROY = (
    Step(
        text="Locks protect stores and vaults. Set deletion_protection to false and deploy once, "
        "then destroy: every object and version goes with its store. The vaults stay recoverable "
        "for 90 days and keep their names for as long: Terraform takes them back when it deploys "
        "again, Pulumi needs another unique_name.",
        commands=("<apply deletion_protection=false>",),
    ),
)
