import pulumi
import pulumi_alicloud as alicloud

from settings import images

probe = {"http_get": {"path": "/health", "port": 8000}, "period_second": 10}


def service_config(key: str) -> dict[str, object]:
    config: dict[str, object] = {
        "metadata": {"name": f"chat_{key}", "instance": "two"},
        "containers": [
            {
                "image": images[key],
                "port": 8000,
                "health_check": {**probe, "failure_threshold": 3},
            },
        ],
    }
    if key == "blue":
        config["autoscaler"] = {"min": 1, "max": 2}
    return config


for key in ["blue", "green"]:
    alicloud.pai.Service(
        key,
        service_config=pulumi.Output.json_dumps(service_config(key)),
    )
