import json

import pulumi
import pulumi_alicloud as alicloud

from settings import gateways, scaling


def service_config(key: str) -> dict[str, object]:
    config: dict[str, object] = {
        "metadata": {"name": f"chat_{key}", "instance": 1},
        "containers": [{"image": "registry.example.com/chat:1", "port": 8000}],
    }
    if key in scaling:
        config["autoscaler"] = scaling[key]
    return config


def routed(key: str) -> dict[str, object]:
    config: dict[str, object] = {
        "metadata": {"name": f"chat_{key}", "instance": 1},
        "containers": [{"image": "registry.example.com/chat:1", "port": 8000}],
    }
    if key in gateways:
        config["networking"] = {"gateway": gateways[key]}
    return config


def filled(key: str) -> dict[str, object]:
    config: dict[str, object] = {"metadata": {"name": f"chat_{key}", "instance": 1}}
    config["processor"] = "pmml"
    return config


def shut(key: str) -> dict[str, object]:
    config = filled(key)
    config["networking"] = {"disable_internet_endpoint": True}
    return config


def updated(key: str) -> dict[str, object]:
    config: dict[str, object] = {
        "metadata": {"name": f"chat_{key}", "instance": 1},
        "processor": "pmml",
    }
    for more in gateways:
        config.update(more)
    return config


def replaced(key: str) -> dict[str, object]:
    config: dict[str, object] = {
        "metadata": {"name": f"chat_{key}", "instance": 1},
        "processor": "pmml",
    }
    if key in gateways:
        config = gateways[key]
    return config


for index, made in enumerate((filled("a"), shut("b"), updated("c"), replaced("d"))):
    alicloud.pai.Service(f"made-{index}", service_config=json.dumps(made))
alicloud.pai.Service("filled", service_config=json.dumps(filled("a")))
alicloud.pai.Service("shut", service_config=json.dumps(shut("b")))
alicloud.pai.Service("updated", service_config=json.dumps(updated("c")))
alicloud.pai.Service("replaced", service_config=json.dumps(replaced("d")))

for key in ["blue", "green"]:
    alicloud.pai.Service(
        key,
        service_config=pulumi.Output.json_dumps(service_config(key)),
    )
    alicloud.pai.Service(f"{key}-routed", service_config=json.dumps(routed(key)))

alicloud.pai.Service(
    "meant",
    service_config=json.dumps(
        {
            "metadata": {"name": "meant", "instance": 1},
            "networking": {"disable_internet_endpoint": False},
            "processor": "pmml",
        },
    ),
)
