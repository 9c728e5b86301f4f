"""Values that the classes of azure-native let pass, and the API behind them refuses."""

from pulumi_azure_native import machinelearningservices as ml

workspace = ml.Workspace(
    "main",
    resource_group_name="rg",
    workspace_name="ml",
    encryption=ml.EncryptionPropertyArgs(
        status="Enabled",
        key_vault_properties=ml.KeyVaultPropertiesArgs(
            key_identifier="",
            key_vault_arm_id="/subscriptions/x/vault",
        ),
    ),
)
cluster = ml.Compute(
    "cpu",
    resource_group_name="rg",
    workspace_name=workspace.name,
    compute_name="batch-2",
    properties=ml.AKSArgs(
        compute_type="AKS",
        properties={
            "agent_count": -1,
            "aks_networking_configuration": {"dns_service_ip": "10.0.0.300"},
        },
    ),
)
deployment = ml.OnlineDeployment(
    "blue",
    resource_group_name="rg",
    workspace_name="_main",
    endpoint_name="sentiment",
    deployment_name="blue",
    properties=ml.ManagedOnlineDeploymentArgs(
        endpoint_compute_type="Managed",
        code_configuration=ml.CodeConfigurationArgs(scoring_script="--"),
    ),
)
