"""What a managed endpoint on Azure tells, and how it is verified, operated and destroyed."""

from typing import Any

from generator.blueprints.azure_services import register
from generator.project import Output, Step

_ENTRA_COMMAND = (
    "az account get-access-token --resource https://ml.azure.com --query accessToken -o tsv"
)
_KEYS_COMMAND = (
    "az ml online-endpoint get-credentials"
    " --resource-group ${azurerm_resource_group.main.name}"
    " --workspace-name ${azurerm_machine_learning_workspace.main.name}"
    " --name ${azapi_resource.endpoint.name}"
)


def outputs(auth: str, *, pool: bool) -> tuple[Output, ...]:
    """Choose what a project tells; `pool` is whether it has an inference pool."""
    credentials = {
        "identity": ("Prints a token of whoever is logged in, good for an hour.", _ENTRA_COMMAND),
        "key": (
            "Prints the endpoint's key, which is in no state and no output.",
            f"{_KEYS_COMMAND} --query primaryKey -o tsv",
        ),
        "token": (
            "Prints a token of the endpoint, which is in no state and no output.",
            f"{_KEYS_COMMAND} --query accessToken -o tsv",
        ),
    }
    described, command = credentials[auth]
    pool_url = (
        (
            Output(
                name="pool_url",
                description="Where the inference pool answers.",
                terraform="azapi_resource.pool_endpoint.output.endpoint_uri",
                pulumi="inference_pool.pool_url",
            ),
        )
        if pool
        else ()
    )
    return (
        Output(
            name="scoring_url",
            description="Where predictions are asked for.",
            terraform="azapi_resource.endpoint.output.scoring_uri",
            pulumi="endpoint.scoring_url",
        ),
        *pool_url,
        Output(
            name="credentials_command",
            description=described,
            terraform=f'"{command}"',
            pulumi="endpoint.credentials_command",
        ),
        Output(
            name="endpoint_name",
            description="Name of the endpoint in its workspace.",
            terraform="azapi_resource.endpoint.name",
            pulumi="endpoint.endpoint_name",
        ),
        Output(
            name="resource_group",
            description="Resource group of everything.",
            terraform="azurerm_resource_group.main.name",
            pulumi="workspace.group_name",
        ),
        Output(
            name="workspace",
            description="Name of the workspace.",
            terraform="azurerm_machine_learning_workspace.main.name",
            pulumi="workspace.workspace_name",
        ),
        Output(
            name="registry",
            description="Host of the container registry.",
            terraform="azurerm_container_registry.main.login_server",
            pulumi="workspace_stores.registry_server",
        ),
        Output(
            name="storage_account",
            description="Storage account of the model files.",
            terraform="azurerm_storage_account.models.name",
            pulumi="workspace_stores.account_name",
        ),
        Output(
            name="model_container",
            description="Container of the model files.",
            terraform='"azureml-blobstore-${azurerm_machine_learning_workspace.main.workspace_id}"',
            pulumi="workspace.model_container",
        ),
    )


def verify(auth: str, *, private: bool) -> tuple[Step, ...]:
    """Say how to ask for a prediction."""
    role = (
        " The caller needs the right to ask: name it among the callers."
        if auth == "identity"
        else ""
    )
    place = " Ask from inside the network: the endpoint is not on the internet." if private else ""
    return (
        Step(
            text=f"Ask for a prediction, in the form that the container expects.{role}{place}",
            commands=(
                (
                    'curl --fail --header "Authorization: Bearer $(eval "<credentials_command>")" '
                    '--json @request.json "<scoring_url>"'
                ),
            ),
        ),
    )


def deploy(spec: Any, place: Any, *, services: tuple[str, ...]) -> tuple[Step, ...]:
    """Say what the first deployment takes: rights, services, quota, and files of the model."""
    first = next(iter(spec.deployments.values()))
    folder = f"{spec.model.path}/{first.version}"
    inside = ", and does it from inside the network" if place.subnet else ""
    preview = (
        (
            Step(
                text="The inference pool is a preview of Azure ML, at API version "
                "2025-01-01-preview. Microsoft gives no service level for it and may change or end "
                "it; nothing else here depends on it. The subscription may have to be admitted to "
                "the preview before the pool can be created.",
            ),
        )
        if place.inference_pool
        else ()
    )
    return (
        Step(
            text="Whoever deploys has to be Owner of the subscription, or Contributor and User "
            "Access Administrator, as roles take that. A role takes up to ten minutes until it "
            "holds: where the first deployment stops at the workspace, deploy again. Machines need "
            "quota of Azure Machine Learning in the region, with a fifth on top for most sizes; "
            "for GPUs it is often zero until asked for. The subscription must know the services in "
            "use, and two that managed endpoints need behind the scenes (Cdn and PolicyInsights). "
            "Terraform registers them; for Pulumi it is done once:",
            commands=(register(services),),
        ),
        *((_ZONES,) if place.subnet and not place.private_zones else ()),
        *preview,
        Step(
            text="A model is served once its files and its image are there. The first time, the "
            "deployment below makes the stores and then stops at what serves the model, as the "
            "stores are empty: upload then, and deploy again. Whoever uploads needs the role "
            f"Storage Blob Data Contributor on the storage account{inside}.",
            commands=(
                (
                    "az storage blob upload-batch --auth-mode login"
                    " --account-name <storage_account> --destination <model_container>"
                    f" --destination-path {folder} --source ./model"
                ),
            ),
        ),
    )


_ZONES = Step(
    text="The private DNS zones are made here and linked to the network of the subnet, which takes "
    "one zone of each name. Where it has them already, name the resource group that they are in as "
    "private_zones in the spec.",
)


def operate(spec: Any) -> tuple[Step, ...]:
    """Say how a version takes over."""
    shares = " ".join(f"{name}={one.traffic}" for name, one in spec.deployments.items())
    return (
        Step(
            text="A new version takes over in steps: upload its files, give one deployment the new "
            "version in model_versions while it has little traffic, watch it, and raise its share. "
            f"The shares are now {shares}.",
        ),
    )


def destroy(deployments: Any) -> tuple[Step, ...]:
    """Say what has to go first."""
    nothing = " ".join(f"{name}=0" for name in deployments)
    return (
        Step(
            text="The service deletes no deployment that gets traffic: take it away first. The "
            "vault stays recoverable for 90 days and keeps its name for as long: Terraform takes "
            "it back when it deploys again, Pulumi needs another unique_name. Terraform deletes "
            "the workspace for good; after Pulumi it stays recoverable for 14 days and keeps its "
            "name for as long, unless the portal deletes it for good. Azure may have put "
            "something of its own into the group, as Application Insights does: Terraform then "
            "leaves the group and names what is left.",
            commands=(
                (
                    "az ml online-endpoint update --resource-group <resource_group> "
                    f'--workspace-name <workspace> --name <endpoint_name> --traffic "{nothing}"'
                ),
            ),
        ),
    )
