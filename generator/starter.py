"""A first spec of each blueprint: what has to be said, and what nobody should leave unseen."""

from __future__ import annotations

from typing import Any

REGIONS = {"alibaba": "ap-southeast-1", "aws": "eu-central-1", "azure": "westeurope"}
IMAGE = "vllm/vllm-openai:v0.11.0"
_SERVER = "ghcr.io/team/model-server:1.0.0"
# Registries that the managed endpoints of a cloud pull from, by what their images' names hold.
_INSIDE = {
    "alibaba": ("registry-vpc.", "registry-vpc.ap-southeast-1.aliyuncs.com/team"),
    "aws": (".dkr.ecr.", "111122223333.dkr.ecr.eu-central-1.amazonaws.com"),
}
_STAND_INS = ("example.com", "203.0.113.", "111122223333", "/team")
_CALLERS = ("203.0.113.0/24",)  # a range that is kept for documents: RFC 5737


def starter(  # noqa: PLR0913 - each is one of the few things that a first spec has to say
    blueprint: str,
    clouds: tuple[str, ...],
    *,
    name: str = "",
    image: str = "",
    gpu: str = "",
    domain: str = "",
) -> dict[str, Any]:
    """Make a spec that renders as it is; what is only known to its author has a stand-in.

    Stand-ins are names and addresses that are kept for documents: no one can have them.
    """
    machine = {"gpu": gpu} if gpu else {"vcpus": 4, "memory_gib": 16}
    rest = _REST[blueprint](image, machine, domain)
    for part in rest.get("parts", {}).values():
        own = {cloud: said for cloud, said in part.get("clouds", {}).items() if cloud in clouds}
        part.pop("clouds", None)
        part.update({"clouds": own} if own else {})
    return {
        "version": 1,
        "name": name or blueprint,
        "blueprint": blueprint,
        "clouds": {cloud: _place(blueprint, cloud, image or _SERVER) for cloud in clouds},
        **rest,
    }


def stands_in(value: Any) -> bool:
    """Tell whether a value of a starter only stands for one that its author knows."""
    return isinstance(value, str) and any(sign in value for sign in _STAND_INS)


def _place(blueprint: str, cloud: str, image: str) -> dict[str, Any]:
    place: dict[str, Any] = {"region": REGIONS[cloud]}
    if (blueprint, cloud) == ("inference-cache", "azure"):
        place["clients"] = list(_CALLERS)
    if blueprint == "managed-endpoint" and cloud in _INSIDE:
        sign, registry = _INSIDE[cloud]
        if sign not in image:
            place["registry"] = registry
    return place


def _cache(_image: str, _machine: Any, _domain: str) -> dict[str, Any]:
    return {
        "folders": {
            "models/": {},
            "inference/results/": {"cool_after_days": 30},
            "inference/tmp/": {"expire_after_days": 1},
        },
    }


def _serving(image: str, machine: Any, _domain: str) -> dict[str, Any]:
    return {
        "runtime": {"image": image or IMAGE, "port": 8000, "health_path": "/health"},
        "servers": {"count": 3, "machine": machine},
        "load_balancer": {"clients": list(_CALLERS)},
    }


def _network(image: str, machine: Any, domain: str) -> dict[str, Any]:
    return {
        "runtime": {"image": image or IMAGE, "port": 8000, "health_path": "/health"},
        "domain": {"host": domain or "api.example.com"},
        "autoscaling": {"min": 2, "max": 6, "machine": machine},
        "alarms": {"emails": ["oncall@example.com"]},
    }


def _cdn(_image: str, _machine: Any, domain: str) -> dict[str, Any]:
    host = domain or "predict.example.com"
    return {
        "origin": {"host": f"origin.{host.partition('.')[2]}"},
        "domain": {"host": host},
        "cache": {"paths": {"predictions": {"path": "/v1/predict/*", "ttl_seconds": 300}}},
    }


def _endpoint(image: str, machine: Any, _domain: str) -> dict[str, Any]:
    return {
        "runtime": {"image": image or _SERVER},
        "model": {"path": "models/chat"},
        "deployments": {
            "blue": {"version": "1", "traffic": 90, "machine": machine},
            "green": {"version": "2", "traffic": 10, "machine": machine},
        },
    }


def _stack(image: str, machine: Any, domain: str) -> dict[str, Any]:
    host = domain or "predict.example.com"
    parent = host.partition(".")[2]
    return {
        "parts": {
            "cdn": {
                "blueprint": "cdn-caching",
                "origin": {"part": "api"},
                "domain": {"host": host},
                "cache": {"paths": {"predictions": {"path": "/v1/predict/*", "ttl_seconds": 300}}},
            },
            "api": {
                "blueprint": "resilient-network",
                "runtime": {"image": image or _SERVER, "port": 8000, "health_path": "/health"},
                "domain": {"host": f"origin.{parent}"},
                "autoscaling": {"min": 2, "max": 6, "machine": machine},
                "models": "models",
            },
            "models": {
                "blueprint": "inference-cache",
                "clouds": {"azure": {"clients": list(_CALLERS)}},
            },
        },
    }


_REST = {
    "inference-cache": _cache,
    "parallel-serving": _serving,
    "resilient-network": _network,
    "cdn-caching": _cdn,
    "managed-endpoint": _endpoint,
    "stack": _stack,
}
