"""Resources that a loop makes."""

import pulumi
import pulumi_aws as aws

for number in range(3):
    bucket = aws.s3.Bucket("data", tags={"number": str(number)})

for name, days in {"raw": 7, "clean": 30}.items():
    aws.cloudwatch.LogGroup("logs", retention_in_days=days)
    aws.cloudwatch.LogGroup(f"logs-{name}", retention_in_days=days)

for topic in ("a",):
    aws.sns.Topic("topic", display_name=topic)

for name in ("first", "second"):
    queue = aws.sqs.Queue(name)
    aws.sqs.QueuePolicy(
        "main", queue_url=queue.url, policy="{}", opts=pulumi.ResourceOptions(parent=queue)
    )
    if name == "first":
        aws.sqs.Queue("only")

pulumi.export("queue", 1)
if pulumi.get_stack() == "prod":
    pulumi.export("queue", 2)
pulumi.export("queue", 3)
