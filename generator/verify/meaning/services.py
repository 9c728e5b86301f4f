"""Services of PAI-EAS: one JSON document, of which neither provider nor console reads the keys."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generator.hcl import Template, Value
from generator.verify.finding import Note
from generator.verify.meaning.documents import UnreadableError, documents
from generator.verify.meaning.reading import Home, Read, fields, follow_from, items
from generator.verify.terraform.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing | Home", Note]
# Types are `s n b` for string, number and bool, `l` a list and `o` an object of anything, `d`
# anything; a list of one is a list of such. Keys that are not here may well exist: only one that is
# nearly another is reported. Sources: "Parameters of model services" and CreateServiceAutoScaler in
# PAI's documentation, read 2026-11.
PROBE: dict[str, Any] = {
    "http_get": {"path": "s", "port": "n"},
    "tcp_socket": {"port": "n"},
    "exec": {"command": ["s"]},
    "initial_delay_seconds": "n",
    "period_seconds": "n",
    "timeout_seconds": "n",
    "success_threshold": "n",
    "failure_threshold": "n",
}
SERVICE: dict[str, Any] = {
    "name": "s",
    "token": "s",
    "metadata": {
        "name": "s",
        "instance": "n",
        "cpu": "n",
        "memory": "n",
        "gpu": "n",
        "gpu_memory": "n",
        "gpu_core_percentage": "n",
        "cuda": "s",
        "disk": "s",
        "shm_size": "n",
        "group": "s",
        "workspace_id": "s",
        "resource": "s",
        "resource_burstable": "b",
        "resource_rebalancing": "b",
        "enable_webservice": "b",
        "enable_grpc": "b",
        "gateway": "s",
        "qos": "s",
        "type": "s",
        "rolling_strategy": {"max_surge": "d", "max_unavailable": "d"},
        "rpc": {
            "batching": "b",
            "keepalive": "n",
            "io_threads": "n",
            "max_batch_size": "n",
            "max_batch_timeout": "n",
            "max_queue_size": "n",
            "worker_threads": "n",
            "rate_limit": "n",
            "enable_sigterm": "b",
        },
    },
    "cloud": {
        "computing": {
            "instance_type": "s",
            "instances": [{"type": "s", "spot_price_limit": "n", "capacity": "d"}],
            "disable_spot_protection_period": "b",
        },
        "networking": {
            "vpc_id": "s",
            "vswitch_id": "s",
            "security_group_id": "s",
            "default_route": "s",
        },
        "logging": {"paths": ["s"]},
    },
    "containers": [
        {
            "image": "s",
            "script": "s",
            "command": "d",
            "args": ["s"],
            "port": "n",
            "env": [{"name": "s", "value": "s"}],
            "prepare": {"pythonRequirements": ["s"], "pythonRequirementsPath": "s"},
            "startup_check": PROBE,
            "health_check": PROBE,
            "liveness_check": PROBE,
            "readiness_check": PROBE,
        }
    ],
    "storage": [
        {
            "mount_path": "s",
            "oss": {"path": "s", "readOnly": "b", "endpoint": "s"},
            "nfs": {"path": "s", "server": "s", "readOnly": "b", "resourceGroup": "s"},
            "git": {"repo": "s", "branch": "s", "commit": "s", "readOnly": "b"},
            "properties": {"resource_type": "s", "resource_use": "s"},
        }
    ],
    "autoscaler": {
        "min": "n",
        "max": "n",
        "scaleStrategies": [{"metricName": "s", "threshold": "n", "service": "s"}],
        "behavior": {
            "scaleUp": {"stabilizationWindowSeconds": "n"},
            "scaleDown": {"stabilizationWindowSeconds": "n"},
            "onZero": "o",
        },
    },
    "networking": {
        "gateway": "s",
        "gateway_policy": "o",
        "disable_internet_endpoint": "b",
        "restriction_model": "s",
        "restriction_rules": "l",
        "nlb": "l",
    },
    "dockerAuth": "s",
    "processor": "s",
    "processor_path": "s",
    "processor_entry": "s",
    "processor_type": "s",
    "processor_envs": [{"name": "s", "value": "s"}],
    "model_path": "s",
    "model_entry": "s",
    "model_config": "d",
    "warm_up_data_path": "s",
    "runtime": "o",
    "labels": "o",
    "features": "o",
    "options": "o",
    "meta": "o",
    "unit": "o",
}
# Keys that tell who may call a service. Without all of them it has an address on the internet, at
# the gateway that all share; a gateway of one's own has none unless it is given one. Sources:
# the keys of EAS's own client; "Call services through a dedicated gateway" in PAI's documentation,
# read 2026-11.
CALLERS = frozenset(
    {"disable_internet_endpoint", "gateway", "gateway_policy", "restriction_rules", "nlb"}
)
CALLED = {"s": "a string", "n": "a number", "b": "true or false", "l": "a list", "o": "an object"}


def judge(system: System) -> Iterator[Found]:
    """Judge the document of every service."""
    for thing in system.of("alicloud_pai_service"):
        node = thing.get("service_config")
        if node is None:
            continue
        try:
            found = documents(thing, node)
        except UnreadableError as error:
            if error.read.node is node:
                continue  # The provider's own rules say so.
            message = f"`service_config` is not JSON: {error.reason}"
            yield error.read.home, Note("service-config", error.read.node.pos, message)
            continue
        for one in found:
            yield from Service(thing).whole(one)


class Service:
    """Judges one document."""

    def __init__(self, thing: Thing) -> None:
        self.thing = thing

    def whole(self, read: Read) -> Iterator[Found]:
        """Judge a document: what it must say, and of what it says the names and types."""
        yield from self.value(read, SERVICE, "")
        top, complete = fields(self.thing, read)
        if "metadata" not in top:
            if complete:
                yield told(read, "a service needs `metadata`")
            return
        metadata, all_ = fields(self.thing, top["metadata"][1])
        if all_ and complete and metadata and "name" not in {*metadata, *top}:
            yield told(top["metadata"][0], "a service needs `metadata.name`")
        if all_ and metadata and "instance" not in metadata:
            yield told(top["metadata"][0], "a service needs `metadata.instance`")
        if complete and not top.keys() & {"containers", "processor", "processor_path"}:
            yield told(read, "a service needs `containers`, or a processor")
        yield from self.scaling(top, metadata)
        if complete and all_ and not self.decided(top):
            message = "the internet may call the service, and nothing says that it is meant to"
            hint = "set `networking.disable_internet_endpoint` to true, or to false on purpose"
            yield read.home, Note("open-service", read.node.pos, message, hint)

    def decided(self, top: dict[str, tuple[Read, Read]]) -> bool:
        """Tell whether a service says who may call it, or may say so."""
        keys = set(top)
        for name in ("metadata", "networking"):
            if name in top:
                inner, sure = fields(self.thing, top[name][1])
                if not sure:
                    return True
                keys |= inner.keys()
        return any(key.rpartition(".")[2] in CALLERS for key in keys)

    def scaling(
        self, top: dict[str, tuple[Read, Read]], metadata: dict[str, tuple[Read, Read]]
    ) -> Iterator[Found]:
        """Judge what instances scale between."""
        scaler, _ = fields(self.thing, top["autoscaler"][1]) if "autoscaler" in top else ({}, True)
        numbers = {
            name: self.number(said[name][1])
            for said, name in ((scaler, "min"), (scaler, "max"), (metadata, "instance"))
            if name in said
        }
        least, most = numbers.get("min"), numbers.get("max")
        if least is not None and most is not None and least >= most:
            message = f"`autoscaler.max` must be more than `min`, which is {least}"
            yield told(scaler["max"][1], message)

    def number(self, read: Read) -> int | None:
        """Tell a number, if it is written out."""
        node = read.node
        known = isinstance(node, Value) and isinstance(node.value, int)
        return int(node.value) if known and isinstance(node, Value) and node.value else None

    def value(self, read: Read, want: Any, path: str) -> Iterator[Found]:
        """Judge a value by what stands in its place."""
        for one in follow_from(self.thing, read):
            have = shape(one.node)
            kind = want if isinstance(want, str) else "l" if isinstance(want, list) else "o"
            if have and kind != "d" and not alike(have, kind, one):
                yield told(one, f"`{path}` must be {CALLED[kind]}, not {CALLED[have]}")
            elif isinstance(want, list):
                for item in items(self.thing, one)[0]:
                    yield from self.value(item, want[0], f"{path}[]")
            elif isinstance(want, dict):
                yield from self.object(one, want, path)

    def object(self, read: Read, want: dict[str, Any], path: str) -> Iterator[Found]:
        """Judge the keys of an object; one with dots stands for objects in objects."""
        said, _ = fields(self.thing, read)
        for key, (place, one) in said.items():
            where = f"{path}.{key}" if path else key
            first, _, rest = key.partition(".")
            if key in want:
                yield from self.value(one, want[key], where)
            elif rest and isinstance(want.get(first), dict):
                inner = want[first]
                if rest in inner:
                    yield from self.value(one, inner[rest], where)
            else:
                near = get_close_matches(key, want, n=1, cutoff=0.8)
                if near:
                    message = f"`{path or 'service_config'}` has no key `{key}`"
                    yield told(place, message, f"did you mean `{near[0]}`?")


def alike(have: str, kind: str, read: Read) -> bool:
    """Tell whether a value has the kind that is wanted, as far as its text tells."""
    if have == kind:
        return True
    if kind == "s":
        return have == "n"  # The console writes numbers here too, such as of a workspace.
    # What a template gives may be a number.
    return have == "s" and isinstance(read.node, Template)


def told(read: Read, message: str, hint: str = "") -> Found:
    """Say something of a text where it stands."""
    return read.home, Note("service-config", read.node.pos, message, hint)
