"""One name is misspelt; names of other scopes are fine."""

import pulumi
import pulumi_aws as aws

zones = ["a", "b"]


def named(zone: str) -> str:
    return f"models-{zone}"


buckets = {zone: aws.s3.Bucket(named(zone)) for zone in zones}
pulumi.export("zones", [zone for zone in zoens])
pulumi.export("file", __file__)
pulumi.export("long", max(map(lambda one: len(one), zones)))


def length(one: Sized) -> int:
    return len(one)
