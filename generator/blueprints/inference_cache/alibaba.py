"""inference-cache on Alibaba Cloud: buckets of OSS, keys of KMS, and roles of RAM."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.alibaba_parts import from_within
from generator.blueprints.inference_cache import common
from generator.clouds import placement
from generator.clouds.alibaba import ZONE_REDUNDANT
from generator.components.replica import Replica
from generator.components.store import Store
from generator.errors import Problem, SpecError
from generator.project import Output, Plan, Step, Variable


def plan(spec: Any) -> Plan:
    """Decide everything about an inference cache; raises SpecError for what cannot be."""
    facts = clouds.facts("alibaba")
    place = spec.clouds.alibaba
    region = placement.region(facts, place.region)
    store = common.store(spec, place)
    replica = common.replica(facts, place, store, region)
    _refuse(place)
    components = common.buckets(spec, store, replica, kms_instance=place.kms_instance)
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(region, replica),
        components=components,
        variables=(*common.variables(spec, components), *_rotation(place)),
        outputs=_outputs(replica),
        deploy=_deploy(place, region, replica),
        verify=_verify(store, region),
        operate=_operate(parts.deployed_name(spec), region, replica),
        destroy=_DESTROY,
    )


def _refuse(place: Any) -> None:
    """Raise SpecError for regions whose buckets keep some objects in one zone alone."""
    if place.redundancy == "local":
        return
    problems = [
        Problem(
            code="GEN405",
            message=f"OSS does not keep all classes of objects in several zones of {region}",
            hint='say "redundancy": "local", or take a region such as eu-central-1 or cn-hangzhou',
            path=("clouds", "alibaba", field),
        )
        for field, region in (
            ("region", place.region),
            ("replica_region", place.replica_region),
        )
        if region and region not in ZONE_REDUNDANT
    ]
    if problems:
        raise SpecError(problems)


def _outputs(replica: Replica | None) -> tuple[Output, ...]:
    bucket = "alicloud_oss_bucket.cache"
    outputs = (
        Output(
            name="bucket",
            description="Name of the bucket.",
            terraform=f"{bucket}.id",
            pulumi="store.bucket.id",
        ),
        Output(
            name="public_endpoint",
            description="Address of the bucket for clients outside the region.",
            terraform=f'"https://${{{bucket}.id}}.${{{bucket}.extranet_endpoint}}"',
            pulumi="store.public_endpoint",
        ),
        Output(
            name="internal_endpoint",
            description="Address of the bucket for servers in its region, without traffic charges.",
            terraform=f'"https://${{{bucket}.id}}.${{{bucket}.intranet_endpoint}}"',
            pulumi="store.internal_endpoint",
        ),
        Output(
            name="key_id",
            description="Key that encrypts the bucket.",
            terraform="alicloud_kms_key.cache.id",
            pulumi="key.key.id",
        ),
        Output(
            name="log_bucket",
            description="Bucket that holds the access logs.",
            terraform="alicloud_oss_bucket.logs.id",
            pulumi="logs.log_bucket.id",
        ),
        Output(
            name="roles",
            description="RAM role of a server that reads, and of one that writes.",
            terraform="{ for key, role in alicloud_ram_role.identity : key => role.role_name }",
            pulumi="identities.role_names",
        ),
    )
    if replica is None:
        return outputs
    copy = "alicloud_oss_bucket.replica"
    return (
        *outputs,
        Output(
            name="replica_bucket",
            description=f"Name of the copy in {replica.region}.",
            terraform=f"{copy}.id",
            pulumi="replica.bucket.id",
        ),
        Output(
            name="replica_internal_endpoint",
            description=f"Address of the copy for servers in {replica.region}.",
            terraform=f'"https://${{{copy}.id}}.${{{copy}.intranet_endpoint}}"',
            pulumi="replica.internal_endpoint",
        ),
    )


def _rotation(place: Any) -> tuple[Variable, ...]:
    """Let a team go without the rotation of keys that are in no instance of KMS.

    KMS sells it apart for them, and refuses it before. Source:
    https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-updaterotationpolicy
    """
    if place.kms_instance and (place.replica_kms_instance or not place.replica_region):
        return ()
    return (
        Variable(
            name="rotate_keys",
            type="bool",
            default=True,
            description="Whether the account's one key rotates each year, which is bought apart.",
        ),
    )


def _deploy(place: Any, region: str, replica: Replica | None) -> tuple[Step, ...]:
    """Tell of the one key that an account may create in a region.

    Source: https://www.alibabacloud.com/help/en/key-management-service/latest/kms-manage-keys
    """
    keys = {region: ("kms_instance", place.kms_instance)}
    if replica:
        keys[replica.region] = ("replica_kms_instance", place.replica_kms_instance)
    missing = {where: field for where, (field, instance) in keys.items() if not instance}
    if not missing:
        return ()
    return (
        Step(
            text="An account may create one key in a region, and more only in a KMS instance that "
            f"it has bought. Where {' or '.join(missing)} has its key already, name such an "
            f"instance in the spec: {' and '.join(missing.values())}. The rotation of "
            "that one key is bought apart: KMS refuses it before, and rotate_keys = false deploys "
            "without it.",
        ),
    )


def _verify(store: Store, region: str) -> tuple[Step, ...]:
    key = f"oss://<bucket>/{store.folder_names[-1]}README.md"
    return (
        *from_within(region),
        Step(
            text=f"{common.STORED} The commands are those of ossutil 2; ossutil 1 speaks plain "
            "HTTP, which the bucket refuses.",
            commands=(
                f"ossutil cp --region {region} README.md {key}",
                f"ossutil stat --region {region} {key}",
            ),
        ),
    )


def _operate(name: str, region: str, replica: Replica | None) -> tuple[Step, ...]:
    roles = Step(
        text="A server uses the cache by its instance role: no access key is made. Give it the "
        "reader's or the writer's role.",
        commands=(
            (
                f"aliyun ecs AttachInstanceRamRole --RegionId {region} "
                f"--RamRoleName {name}-reader --InstanceIds '[\"i-INSTANCE\"]'"
            ),
        ),
    )
    if replica is None:
        return (roles,)
    return (
        roles,
        Step(
            text="Replication copies what is written. Of a deletion it copies the mark: the "
            "deleted version stays in the copy until its own lifecycle ends. Folders that expire "
            "are not copied. The rule and its state:",
            commands=(f"ossutil api get-bucket-replication --region {region} --bucket <bucket>",),
        ),
    )


_DESTROY = (
    Step(
        text="Buckets that hold objects, and the keys, are protected against deletion. Lift the "
        "protection first, then destroy: every object and version goes with its bucket, and a key "
        "is gone for good 30 days later.",
        commands=("<apply deletion_protection=false>",),
    ),
)
