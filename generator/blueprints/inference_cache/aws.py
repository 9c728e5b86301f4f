"""inference-cache on AWS: buckets of S3, keys of KMS, and instance profiles."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.inference_cache import common
from generator.clouds import placement
from generator.components.replica import Replica
from generator.components.store import Store
from generator.project import Output, Plan, Step


def plan(spec: Any) -> Plan:
    """Decide everything about an inference cache; raises SpecError for what cannot be."""
    facts = clouds.facts("aws")
    place = spec.clouds.aws
    region = placement.region(facts, place.region)
    store = common.store(spec, place)
    replica = common.replica(facts, place, store, region)
    components = common.buckets(spec, store, replica, kms_instance=None)
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(region, replica),
        components=components,
        variables=common.variables(spec, components),
        outputs=_outputs(replica),
        verify=_verify(store, region),
        operate=_operate(parts.deployed_name(spec), region, replica),
        destroy=_DESTROY,
    )


def _outputs(replica: Replica | None) -> tuple[Output, ...]:
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


def _verify(store: Store, region: str) -> tuple[Step, ...]:
    key = f"{store.folder_names[-1]}README.md"
    return (
        Step(
            text=common.STORED,
            commands=(
                f'aws s3 cp --region {region} README.md "s3://<bucket>/{key}"',
                f'aws s3api head-object --region {region} --bucket "<bucket>" --key {key}',
            ),
        ),
    )


def _operate(name: str, region: str, replica: Replica | None) -> tuple[Step, ...]:
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
                (
                    f'aws s3api head-object --region {region} --bucket "<bucket>" --key KEY '
                    "--query ReplicationStatus"
                ),
            ),
        ),
    )


_DESTROY = (
    Step(
        text="Buckets that hold objects are protected against deletion. Set "
        "deletion_protection to false and deploy once, then destroy: every object and version "
        "goes with its bucket, and a key is gone for good 30 days later.",
        commands=("<apply deletion_protection=false>",),
    ),
)
