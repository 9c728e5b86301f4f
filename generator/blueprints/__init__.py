"""From a spec to a plan: one package per blueprint, and in it one module per cloud.

A cloud's module has one function, `plan(spec)`, which makes every decision. Beside it stand, where
they are much to read, `<cloud>_limits.py` (what the cloud cannot do of a spec) and
`<cloud>_guide.py` (what a project tells: outputs, and the steps of its README). `common.py` is what
the clouds decide alike.
"""

from importlib import import_module
from typing import Any

from generator.project import Cloud, Plan

BLUEPRINTS = {
    "inference-cache": "inference_cache",
    "parallel-serving": "parallel_serving",
    "resilient-network": "resilient_network",
    "cdn-caching": "cdn_caching",
    "managed-endpoint": "managed_endpoint",
    "stack": "stack",
}
STACK = "stack"
"""The blueprint whose parts have blueprints of their own."""


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Make every decision about `spec` on `cloud`; only that cell's modules are loaded.

    Raises SpecError for what the cloud cannot do.
    """
    module = import_module(f"generator.blueprints.{BLUEPRINTS[spec.blueprint]}.{cloud}")
    decided: Plan = module.plan(spec)
    return decided
