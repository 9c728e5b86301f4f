"""Instances follow the load of each deployment, which EAS keeps at one target."""

from settings import (
    stable_max_instances,
    stable_min_instances,
    stable_scale_out_percent,
)

load = {
    "main": "cpu",
}

# EAS scales between two numbers that differ; a deployment with one number has no scaling.
autoscalers = {
    key: {
        "min": stable_min_instances[key],
        "max": stable_max_instances[key],
        "scaleStrategies": [
            {"metricName": metric, "threshold": stable_scale_out_percent},
        ],
    }
    for key, metric in load.items()
    if stable_max_instances[key] > stable_min_instances[key]
}
