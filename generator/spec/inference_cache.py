"""inference-cache: a private, versioned object store for models and the results of inference.

What is stored sits in folders. Each has one lifecycle of its own and none lies inside another, so
that no object ever falls under two rules: clouds disagree on which of them would then win.
"""

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.spec.checks import Refused
from generator.spec.parts import CloudChoice, Spec, SubnetId
from generator.spec.shared import ClientCidr, Days, Frozen, Origin

# An infrequent-access class charges for 30 days, whenever an object leaves it.
ColdDays = Annotated[int, Field(ge=30, le=3650)]
FolderName = Annotated[
    str, Field(pattern=r"^([a-z0-9][a-z0-9-]{0,62}/){1,8}$", max_length=200, examples=["models/"])
]
Region = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]
KmsInstance = Annotated[
    str, Field(pattern=r"^kst-[a-z0-9]+$", max_length=64, examples=["kst-hzz65f176a0ogplgq"])
]

_BETWEEN = 30  # days that a class charges for at least


def _in_order(steps: dict[str, int | None]) -> None:
    taken = [(name, days) for name, days in steps.items() if days is not None]
    for (earlier, first), (later, second) in pairwise(taken):
        if second < first + _BETWEEN:
            raise Refused(
                f"`{later}` ({second}) comes too soon after `{earlier}` ({first})",
                f"leave {_BETWEEN} days between them: a colder class charges for that long",
                (later,),
                code="GEN301",
                also=((earlier,),),
            )


class Folder(Frozen):
    """How long objects of a folder stay as they are; days since an object was written."""

    cool_after_days: ColdDays | None = None
    archive_after_days: ColdDays | None = None
    expire_after_days: Days | None = None

    @model_validator(mode="after")
    def colder_then_gone(self) -> "Folder":
        """Refuse steps out of order, or so close that a class is paid for and not used."""
        _in_order(
            {
                "cool_after_days": self.cool_after_days,
                "archive_after_days": self.archive_after_days,
                "expire_after_days": self.expire_after_days,
            }
        )
        return self


class OldVersions(Frozen):
    """How long a replaced or deleted version stays; days since it was replaced."""

    cool_after_days: ColdDays | None = 30
    delete_after_days: Days = 180

    @model_validator(mode="after")
    def colder_then_gone(self) -> "OldVersions":
        """Refuse a deletion before the infrequent-access class is paid off."""
        _in_order(
            {"cool_after_days": self.cool_after_days, "delete_after_days": self.delete_after_days}
        )
        return self


class AccessLogs(Frozen):
    """The record of who read and wrote what."""

    retention_days: Days = 90


class Place(Frozen):
    """Where on a cloud: the region, and with `replica_region` where the second copy lives."""

    region: Region
    replica_region: Region | None = None

    @model_validator(mode="after")
    def replica_elsewhere(self) -> "Place":
        """Refuse a copy that would share the fate of the original."""
        if self.replica_region == self.region:
            raise Refused(
                "the replica is in the cache's own region",
                "name a second region",
                ("replica_region",),
                code="GEN306",
                also=(("region",),),
            )
        return self


class Aws(Place):
    """On AWS."""


class Alibaba(Place):
    """On Alibaba Cloud.

    An account has one key of its own in a region, and more in a KMS instance, if it names one.
    `redundancy` is local where a region does not keep objects in several zones.
    """

    redundancy: Literal["zone", "local"] = "zone"
    kms_instance: KmsInstance | None = None
    replica_kms_instance: KmsInstance | None = None

    @model_validator(mode="after")
    def replica_for_its_key(self) -> "Alibaba":
        """Refuse a key of a copy where there is no copy."""
        if self.replica_kms_instance and not self.replica_region:
            raise Refused(
                "a KMS instance for a replica, but no replica",
                "name `replica_region` too",
                ("replica_kms_instance",),
                code="GEN307",
            )
        return self


class Azure(Place):
    """On Azure.

    `clients` are the only addresses outside of Azure that reach the store, among them whoever
    deploys; `subnets` are those of servers, with the service endpoint Microsoft.Storage.Global.
    `undelete_days` is how long what was deleted for good can still be brought back. `unique_name`
    names stores and vaults, whose names nobody else in Azure may have.
    """

    redundancy: Literal["zone", "local"] = "zone"
    clients: Annotated[tuple[ClientCidr, ...], Field(min_length=1, max_length=200)]
    subnets: Annotated[tuple[SubnetId, ...], Field(max_length=200)] = ()
    undelete_days: Annotated[int, Field(ge=1, le=365)] = 7
    unique_name: (
        Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{4,22}$", examples=["teammodels"])] | None
    ) = None


class Clouds(CloudChoice):
    """The clouds to build on."""

    alibaba: Alibaba | None = None
    aws: Aws | None = None
    azure: Azure | None = None


def _usual_folders() -> dict[str, Folder]:
    return {
        "models/": Folder(),
        "inference/results/": Folder(),
        "inference/tmp/": Folder(expire_after_days=1),
    }


class InferenceCache(Spec):
    """A store for models and inference results.

    `cors_origins` are the web pages that may read it from a browser, with signed addresses.
    """

    blueprint: Literal["inference-cache"]
    clouds: Clouds
    folders: Annotated[dict[FolderName, Folder], Field(min_length=1, max_length=10)] = Field(
        default_factory=_usual_folders
    )
    old_versions: OldVersions = OldVersions()
    cors_origins: Annotated[tuple[Origin, ...], Field(max_length=32)] = ()
    access_logs: AccessLogs = AccessLogs()

    @model_validator(mode="after")
    def folders_apart(self) -> "InferenceCache":
        """Refuse a folder inside another: its objects would fall under two rules."""
        for inner in self.folders:
            for outer in self.folders:
                if inner != outer and inner.startswith(outer):
                    raise Refused(
                        f"folder `{inner}` lies inside `{outer}`",
                        "give each folder a path that is not the start of another's",
                        ("folders", inner, "[key]"),
                        code="GEN303",
                        also=(("folders", outer, "[key]"),),
                    )
        return self
