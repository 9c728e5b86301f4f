"""Instances follow the load of each deployment, which EAS keeps at one target."""

from settings import (
    canary_max_instances,
    canary_min_instances,
    canary_scale_out_percent,
)

load = {
    "main": "cpu",
}

# EAS scales between two numbers that differ; a deployment with one number has no scaling.
autoscalers = {
    key: {
        "min": canary_min_instances[key],
        "max": canary_max_instances[key],
        "scaleStrategies": [
            {"metricName": metric, "threshold": canary_scale_out_percent},
        ],
    }
    for key, metric in load.items()
    if canary_max_instances[key] > canary_min_instances[key]
}
