"""From a spec to a plan: one module per blueprint, each with one function `plan(spec, cloud)`."""

from importlib import import_module
from typing import Any

from generator.project import Cloud, Plan

BLUEPRINTS = {
    "inference-cache": "inference_cache",
    "parallel-serving": "parallel_serving",
    "resilient-network": "resilient_network",
    "cdn-caching": "cdn_caching",
    "managed-endpoint": "managed_endpoint",
}


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Make every decision about `spec` on `cloud`; only that blueprint's module is loaded.

    Raises SpecError for what the cloud cannot do.
    """
    module = import_module(f"generator.blueprints.{BLUEPRINTS[spec.blueprint]}")
    decided: Plan = module.plan(spec, cloud)
    return decided
