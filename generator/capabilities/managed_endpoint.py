"""What managed-endpoint can do on each cloud."""

from generator.capabilities import Capability, Different, Native, Refused

_SUBNET = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
    "/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints"
)
_NETWORK = {
    "vpc": "vpc-0a1b2c3d4e5f60718",
    "subnets": ["subnet-0a1b2c3d4e5f60718"],
    "clients": ["10.40.0.0/16"],
}

TABLE = (
    Capability(
        "model registered, with its versions",
        {},
        alibaba=Native("alicloud_pai_workspace_model_version"),
        aws=Different("as a model of SageMaker for each deployment", "aws_sagemaker_model"),
        azure=Native("models/versions"),
    ),
    Capability(
        "two deployments with shares of the requests",
        {},
        alibaba=Different("a command shares the requests out: no resource does", "release_command"),
        aws=Different("variants of one endpoint", "initial_variant_weight"),
        azure=Native("traffic"),
    ),
    Capability(
        "scaling by load",
        {"scaling": {"out_percent": 70}},
        alibaba=Native("autoscalers"),
        aws=Native("aws_appautoscaling_policy"),
        azure=Native("azurerm_monitor_autoscale_setting"),
    ),
    Capability(
        "another load to scale in at",
        {"scaling": {"in_percent": 20}},
        alibaba=Refused("EAS keeps to one target"),
        aws=Native("scale_in"),
        azure=Native("scale_in_percent"),
    ),
    Capability(
        "private endpoint",
        {"endpoint": {"access": "private"}},
        {
            "aws": {"clouds": {"aws": {"network": _NETWORK}}},
            "azure": {"clouds": {"azure": {"subnet": _SUBNET}}},
        },
        alibaba=Native("disable_internet_endpoint"),
        aws=Different("by an endpoint inside the callers' network", "aws_vpc_endpoint"),
        azure=Different("by private endpoints in a subnet of theirs", "azurerm_private_endpoint"),
    ),
    Capability(
        "callers known by their identity",
        {"endpoint": {"auth": "identity"}},
        alibaba=Refused("EAS asks callers for a key that they share, not for who they are"),
        aws=Different("of IAM", "aws_iam_policy"),
        azure=Different("of Entra ID", "AADToken"),
    ),
    Capability(
        "callers with a key",
        {"endpoint": {"auth": "key"}},
        alibaba=Native("access_command"),
        aws=Refused("SageMaker has no key: callers sign with an IAM identity"),
        azure=Native('"Key"'),
    ),
    Capability(
        "callers with a token that expires",
        {"endpoint": {"auth": "token"}},
        alibaba=Refused("what EAS calls a token does not expire"),
        aws=Refused("SageMaker has no token: callers sign with an IAM identity"),
        azure=Native("AMLToken"),
    ),
    Capability(
        "limit of requests at once",
        {"endpoint": {"concurrency": 8}},
        alibaba=Refused("EAS sets no limit to the requests that an instance works on at once"),
        aws=Different("as the load that scaling aims at", "var.concurrency"),
        azure=Native("maxConcurrentRequestsPerInstance"),
    ),
    Capability(
        "time for an answer",
        {"endpoint": {"timeout_seconds": 120}},
        alibaba=Native("timeout_seconds"),
        aws=Refused("SageMaker gives each request 60 seconds, no more and no fewer"),
        azure=Native("requestTimeout"),
    ),
    Capability(
        "port of the container",
        {"runtime": {"port": 9000}},
        alibaba=Native("var.port"),
        aws=Refused("SageMaker asks containers at `8080`, and nowhere else"),
        azure=Native("9000"),
    ),
    Capability(
        "paths of the container",
        {"runtime": {"health_path": "/health", "predict_path": "/predict"}},
        alibaba=Native("health_path"),
        aws=Refused("SageMaker asks containers at `/ping`, and nowhere else"),
        azure=Native("/predict"),
    ),
    Capability(
        "model in the format of MLflow",
        {"model": {"format": "mlflow"}},
        alibaba=Refused("the model registry of PAI does not know the format mlflow"),
        aws=Refused("SageMaker hands over files, and knows no format of a model"),
        azure=Native("mlflow_model"),
    ),
    Capability(
        "GPU machines",
        {
            "deployments": {
                "blue": {"machine": {"gpu": "a10"}},
                "green": {"machine": {"gpu": "a10"}},
            }
        },
        alibaba=Native("ecs.gn7i"),
        aws=Native("ml.g5"),
        azure=Native("Standard_NV36ads_A10_v5"),
    ),
    Capability(
        "logs",
        {"logs": {"days": 90}},
        alibaba=Different(
            "of the models alone, in a bucket; what containers print stays with EAS",
            "alicloud_oss_bucket",
        ),
        aws=Native("aws_cloudwatch_log_group"),
        azure=Native("azurerm_log_analytics_workspace"),
    ),
    Capability(
        "alarms, and updates that they take back",
        {},
        alibaba=Different(
            "none; an update that goes wrong is taken back by hand", "alicloud_pai_service"
        ),
        aws=Native("aws_cloudwatch_metric_alarm"),
        azure=Different(
            "none; an update that goes wrong is taken back by hand", "onlineEndpoints@"
        ),
    ),
    Capability(
        "command that calls the endpoint",
        {},
        alibaba=Native('output "access_command"'),
        aws=Native('output "invoke_command"'),
        azure=Native('output "credentials_command"'),
    ),
)
