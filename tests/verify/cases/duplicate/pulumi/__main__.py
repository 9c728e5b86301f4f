"""Two resources of a class with one name; a branch or a parent makes it another matter."""

import pulumi
import pulumi_aws as aws

first = aws.sqs.Queue("work")
second = aws.sqs.Queue("work")
topic = aws.sns.Topic("work")
child = aws.sqs.Queue("work", opts=pulumi.ResourceOptions(parent=topic))
if pulumi.get_stack() == "prod":
    third = aws.sqs.Queue("work")
