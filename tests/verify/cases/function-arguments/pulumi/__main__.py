"""Functions of the program, and resources that are called like one."""

import pulumi_aws as aws

from naming import named, tagged

aws.s3.Bucket(named("a", "b", "c"))
aws.s3.Bucket(named("a", suffix="b", tail="c"))
aws.s3.Bucket(named("a", kind="b", kin="c"))
aws.s3.Bucket(named(kind="b"))
aws.s3.Bucket(named(*["a"]), tags=tagged("x", "y", team="z"))


def again(zone: str) -> str:
    """A name that is another thing in here is judged out there all the same."""
    named = str.upper
    return named(zone, "too", "many", "words")


aws.s3.Bucket(named())
