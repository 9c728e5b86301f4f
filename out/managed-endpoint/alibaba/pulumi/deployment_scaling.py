"""Instances follow the load of each deployment, which EAS keeps at one target."""

from settings import max_instances, min_instances, scale_out_percent

load = {
    "blue": "cpu",
    "green": "cpu",
}

# EAS scales between two numbers that differ; a deployment with one number has no scaling.
autoscalers = {
    key: {
        "min": min_instances[key],
        "max": max_instances[key],
        "scaleStrategies": [{"metricName": metric, "threshold": scale_out_percent}],
    }
    for key, metric in load.items()
    if max_instances[key] > min_instances[key]
}
