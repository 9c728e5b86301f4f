"""What runs once a loop is over."""

import pulumi
import pulumi_aws as aws

store = aws.s3.Bucket("store")

for key, value in {"a": 1, "b": 2}.items():
    pulumi.export(key, store.arn.apply(lambda arn: f"{arn}/{key}/{value}"))

paths = [store.arn.apply(lambda arn: f"{arn}/{name}") for name in ("raw", "clean")]
sound = [store.arn.apply(lambda arn, name=name: f"{arn}/{name}") for name in ("raw", "clean")]
own = [store.arn.apply(lambda arn: ",".join(part for part in arn)) for part in ("x", "y")]


def path(name: str) -> pulumi.Output[str]:
    """Give each call a name of its own."""
    return store.arn.apply(lambda arn: f"{arn}/{name}")


for name in ("c", "d"):
    pulumi.export(name, path(name))

first = store.arn
for name in ("e", "f"):
    if name != "e":
        first = store.arn.apply(lambda arn: f"{arn}/{name}")
        break

pulumi.export("paths", [*paths, *sound, *own, first])
