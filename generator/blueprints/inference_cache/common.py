"""What inference-cache decides alike on every cloud."""

from typing import Any

from generator.blueprints import parts
from generator.blueprints.alibaba_parts import mainland
from generator.clouds import CloudFacts, placement
from generator.components.identities import Identities
from generator.components.key import Key
from generator.components.logs import Logs
from generator.components.protection import Protection
from generator.components.replica import Replica, ReplicaProtection, Replication
from generator.components.store import Folder, Store
from generator.errors import Problem, SpecError
from generator.project import Component, Variable

BUILDS = "inference cache"
STORED = "What is stored is encrypted with the key, and lives as long as its folder says."

# S3 always spreads objects over zones.
_REDUNDANCY = {"zone": "ZRS", "local": "LRS", None: None}


def summary(region: str, replica: Replica | None) -> str:
    """Say in a sentence what is built."""
    copied = f", copied to {replica.region}" if replica else ""
    return (
        f"A private, versioned and encrypted store for models and inference results in "
        f"{region}{copied}."
    )


def buckets(
    spec: Any, store: Store, replica: Replica | None, *, kms_instance: str | None
) -> dict[str, Component]:
    """Plan the parts where regions are apart: a copy is a bucket with a key of its own."""
    components: dict[str, Component] = {
        "key": Key(instance=kms_instance),
        "store": store,
        "logs": Logs(retention=spec.access_logs.retention_days),
        "protection": Protection(),
        "identities": Identities(replica=replica is not None),
    }
    if replica:
        components |= {
            "replica": replica,
            "replica_protection": ReplicaProtection(),
            "replication": Replication(),
        }
    return components


def variables(spec: Any, components: dict[str, Component]) -> tuple[Variable, ...]:
    """Gather what a team tunes of buckets."""
    return (
        parts.name_variable(spec.name, longest=24, reason="a bucket adds the account's ID"),
        *parts.variables({name: components[name] for name in ("store", "logs")}),
        Variable(
            name="deletion_protection",
            type="bool",
            default=True,
            description="Whether buckets with objects in them, and their keys, refuse to be "
            "deleted.",
        ),
    )


def store(spec: Any, place: Any) -> Store:
    """Plan the store with its folders."""
    return Store(
        folders=tuple(
            Folder(
                name=name,
                cool=folder.cool_after_days,
                archive=folder.archive_after_days,
                expire=folder.expire_after_days,
            )
            for name, folder in spec.folders.items()
        ),
        old_cool=spec.old_versions.cool_after_days,
        old_delete=spec.old_versions.delete_after_days,
        cors_origins=spec.cors_origins,
        redundancy=_REDUNDANCY.get(getattr(place, "redundancy", None)),
    )


def replica(facts: CloudFacts, place: Any, store: Store, region: str) -> Replica | None:
    """Plan the second copy, if the spec asks for one; raises SpecError if it would stay empty."""
    if place.replica_region is None:
        return None
    second = placement.region(facts, place.replica_region, field="replica_region")
    if not store.kept:
        raise SpecError(
            [
                Problem(
                    code="GEN307",
                    message="a replica of folders that all expire",
                    hint="only folders without `expire_after_days` are copied: add one, "
                    "or leave the replica out",
                    path=("clouds", facts.name, "replica_region"),
                )
            ]
        )
    return Replica(
        region=second,
        accelerated=mainland(region) != mainland(second),
        key_instance=getattr(place, "replica_kms_instance", None),
    )
