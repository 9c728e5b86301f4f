"""What an inference-cache on Azure tells, and how it is deployed, operated and destroyed."""

from typing import Any

from generator.blueprints.azure_services import register
from generator.blueprints.inference_cache import common
from generator.components.replica import Replica
from generator.components.store import Store
from generator.project import Output, Step


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


def deploy(services: tuple[str, ...]) -> tuple[Step, ...]:
    """Say what to know before the first deployment."""
    return (
        Step(
            text="Whoever deploys has to be Owner of the subscription, or Contributor and User "
            "Access Administrator, as roles and locks take that, and comes from one of the "
            "addresses in clients. A role takes up to ten minutes until it holds: where the first "
            "deployment stops at a key or a store with 403 Forbidden, deploy again. The "
            "subscription must know the services in use. Terraform registers them; for Pulumi it "
            "is done once:",
            commands=(register(services),),
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
            text=f"{common.STORED} Whoever tries it needs the role Storage Blob Data Contributor "
            "on the container.",
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
            text="The locks hold a store's containers, grants and log settings, too: a deployment "
            "that takes one of these away takes deletion_protection=false. Objects are deleted as "
            "ever.",
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
