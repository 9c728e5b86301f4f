"""inference-cache: a private store for models and results, with a copy in a second region."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.clouds import placement
from generator.components.identities import Identities
from generator.components.key import Key
from generator.components.logs import Logs
from generator.components.protection import Protection
from generator.components.replica import Replica, ReplicaProtection, Replication
from generator.components.resource_group import ResourceGroup
from generator.components.store import Folder, Store
from generator.errors import Problem, SpecError
from generator.project import Cloud, Component, Output, Plan, Step, Variable

_PROTECTION = Variable(
    name="deletion_protection",
    type="bool",
    default=True,
    description="Whether buckets with objects in them, and their keys, refuse to be deleted.",
)


# S3 always spreads objects over zones.
_REDUNDANCY = {"zone": "ZRS", "local": "LRS", None: None}


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Decide everything about an inference cache; raises SpecError for what cannot be."""
    if cloud == "azure":
        return _azure(spec)
    facts = clouds.facts(cloud)
    place = getattr(spec.clouds, cloud)
    region = placement.region(facts, place.region)
    store = _store(spec, place)
    logs = Logs(retention=spec.access_logs.retention_days)
    replica = _replica(facts, place, store, region)
    copied = f", copied to {replica.region}" if replica else ""

    components: dict[str, Component] = {
        "key": Key(instance=getattr(place, "kms_instance", None)),
        "store": store,
        "logs": logs,
        "protection": Protection(),
        "identities": Identities(replica=replica is not None),
    }
    if replica:
        components |= {
            "replica": replica,
            "replica_protection": ReplicaProtection(),
            "replication": Replication(),
        }

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: inference cache on {facts.title}",
        summary=f"A private, versioned and encrypted store for models and inference results in "
        f"{region}{copied}.",
        cloud=cloud,
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name, longest=24, reason="a bucket's name holds the account's number too"
            ),
            *store.variables,
            *logs.variables,
            _PROTECTION,
        ),
        outputs=_OUTPUTS[cloud](replica),
        verify=_VERIFY[cloud](store),
        operate=_OPERATE[cloud](spec.name, region, replica),
        destroy=_DESTROY[cloud],
    )


def _azure(spec: Any) -> Plan:
    """Decide about an inference cache where all regions are alike, and live in one group."""
    from generator.blueprints import inference_cache_azure as azure  # only where Azure is planned

    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    store = _store(spec, place)
    replica = _replica(facts, place, store, region)
    problems = azure.problems(spec, facts)
    if problems:
        raise SpecError(problems)
    copied = f", copied to {replica.region}" if replica else ""

    components: dict[str, Component] = {
        "resource_group": ResourceGroup(services=azure.SERVICES),
        "key": Key(),
        "store": store,
        "logs": Logs(
            retention=spec.access_logs.retention_days,
            least=azure.LEAST_LOG_DAYS,
            most=azure.MOST_LOG_DAYS,
        ),
        "protection": Protection(),
        "identities": Identities(replica=replica is not None),
    }
    if replica:
        components["replication"] = Replication(region=replica.region)

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: inference cache on {facts.title}",
        summary=f"A private, versioned and encrypted store for models and inference results in "
        f"{region}{copied}.",
        cloud="azure",
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name, longest=24, reason="longer names do not fit what is made from them"
            ),
            *parts.variables(components),
            *azure.variables(spec),
        ),
        outputs=azure.outputs(replica),
        deploy=azure.DEPLOY,
        verify=azure.verify(store),
        operate=azure.operate(spec, replica),
        destroy=azure.DESTROY,
    )


def _store(spec: Any, place: Any) -> Store:
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


def _replica(facts: clouds.CloudFacts, place: Any, store: Store, region: str) -> Replica | None:
    """Plan the second copy, if the spec asks for one; raises SpecError if it would stay empty."""
    if place.replica_region is None:
        return None
    second = placement.region(facts, place.replica_region, field="replica_region")
    if not store.kept:
        raise SpecError(
            [
                Problem(
                    message="a replica of folders that all expire",
                    hint="only folders without `expire_after_days` are copied: add one, "
                    "or leave the replica out",
                    path=("clouds", facts.name, "replica_region"),
                )
            ]
        )
    return Replica(
        region=second,
        accelerated=_mainland(region) != _mainland(second),
        key_instance=getattr(place, "replica_kms_instance", None),
    )


def _mainland(region: str) -> bool:
    """Whether a region is in mainland China: OSS copies across its border only accelerated.

    Source: the cross-region replication overview of the OSS documentation.
    """
    return region.startswith("cn-") and region != "cn-hongkong"


def _alibaba_outputs(replica: Replica | None) -> tuple[Output, ...]:
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


def _alibaba_verify(store: Store) -> tuple[Step, ...]:
    place = f"oss://<bucket>/{store.folder_names[-1]}"
    return (
        Step(
            text="What is stored is encrypted with the key, and lives as long as its folder says.",
            commands=(f"ossutil cp README.md {place}", f"ossutil stat {place}README.md"),
        ),
    )


def _alibaba_operate(name: str, region: str, replica: Replica | None) -> tuple[Step, ...]:
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
            commands=("ossutil api get-bucket-replication --bucket <bucket>",),
        ),
    )


def _aws_outputs(replica: Replica | None) -> tuple[Output, ...]:
    bucket = "aws_s3_bucket.cache"
    outputs = (
        Output(
            name="bucket",
            description="Name of the bucket.",
            terraform=f"{bucket}.id",
            pulumi="store.bucket.id",
        ),
        Output(
            name="endpoint",
            description="Address of the bucket, for clients anywhere.",
            terraform=f'"https://${{{bucket}.bucket_regional_domain_name}}"',
            pulumi="store.endpoint",
        ),
        Output(
            name="key_arn",
            description="Key that encrypts the bucket.",
            terraform="aws_kms_key.cache.arn",
            pulumi="key.key.arn",
        ),
        Output(
            name="log_bucket",
            description="Bucket that holds the access logs.",
            terraform="aws_s3_bucket.logs.id",
            pulumi="logs.log_bucket.id",
        ),
        Output(
            name="instance_profiles",
            description="Instance profile of a server that reads, and of one that writes.",
            terraform="{ for key, role in aws_iam_instance_profile.identity : key => role.name }",
            pulumi="identities.profile_names",
        ),
    )
    if replica is None:
        return outputs
    copy = "aws_s3_bucket.replica"
    return (
        *outputs,
        Output(
            name="replica_bucket",
            description=f"Name of the copy in {replica.region}.",
            terraform=f"{copy}.id",
            pulumi="replica.bucket.id",
        ),
        Output(
            name="replica_endpoint",
            description=f"Address of the copy in {replica.region}.",
            terraform=f'"https://${{{copy}.bucket_regional_domain_name}}"',
            pulumi="replica.endpoint",
        ),
    )


def _aws_verify(store: Store) -> tuple[Step, ...]:
    key = f"{store.folder_names[-1]}README.md"
    return (
        Step(
            text="What is stored is encrypted with the key, and lives as long as its folder says.",
            commands=(
                f'aws s3 cp README.md "s3://<bucket>/{key}"',
                f'aws s3api head-object --bucket "<bucket>" --key {key}',
            ),
        ),
    )


def _aws_operate(name: str, region: str, replica: Replica | None) -> tuple[Step, ...]:
    roles = Step(
        text="A server uses the cache by its instance profile: no access key is made. Give it the "
        "reader's or the writer's.",
        commands=(
            (
                f"aws ec2 associate-iam-instance-profile --region {region} "
                f"--iam-instance-profile Name={name}-reader --instance-id i-INSTANCE"
            ),
        ),
    )
    if replica is None:
        return (roles,)
    return (
        roles,
        Step(
            text="Replication copies what is written from now on; what was there before needs an "
            "S3 batch replication job. Of a deletion it copies the mark: the deleted version stays "
            "in the copy until its own lifecycle ends. Folders that expire are not copied. Whether "
            "an object arrived:",
            commands=(
                'aws s3api head-object --bucket "<bucket>" --key KEY --query ReplicationStatus',
            ),
        ),
    )


_OUTPUTS = {"alibaba": _alibaba_outputs, "aws": _aws_outputs}

_VERIFY = {"alibaba": _alibaba_verify, "aws": _aws_verify}

_OPERATE = {"alibaba": _alibaba_operate, "aws": _aws_operate}

_DESTROY = {
    "alibaba": (
        Step(
            text="Buckets that hold objects, and the keys, are protected against deletion. Set "
            "deletion_protection to false and deploy once, then destroy: every object and version "
            "goes with its bucket, and a key is gone for good 30 days later.",
        ),
    ),
    "aws": (
        Step(
            text="Buckets that hold objects are protected against deletion. Set "
            "deletion_protection to false and deploy once, then destroy: every object and version "
            "goes with its bucket, and a key is gone for good 30 days later.",
            commands=("<apply deletion_protection=false>",),
        ),
    ),
}
